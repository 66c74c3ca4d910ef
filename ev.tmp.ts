import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { loadUnderstanding, similarQuestions, withAnswers } from './src/understanding/index.ts';
const L=['nb','da','sv','fi','de','af','en'];
const { answers } = parse(readFileSync('answers.yaml','utf8'));
const qs=answers.flatMap((a:any)=>Object.entries(a.questions).flatMap(([l,t]:any)=>t.map((text:string)=>({key:a.code,language:l,text}))));
const find=similarQuestions(qs); const u=loadUnderstanding(L); const w=withAnswers(u,()=>find);
const P:[string,string,string][]=[
['en','opening-hours','hi, when do you open tomorrow?'],['en','opening-hours','are u open on saturday'],['en','opening-hours','what time do you guys close'],['en','returns','i want to return my lamp, how'],['en','returns','how many days do i have to return stuff'],['en','delivery','how long does shipping take'],['en','delivery','do you deliver to sweden'],['en','gift-cards','u sell giftcards?'],['en','warranty','how long is the waranty on the coffee maker'],['en','customer-service','when can i phone customer service'],
['nb','opening-hours','når åpner dere i morgen'],['nb','opening-hours','apningstider storo'],['nb','opening-hours','er det åpent på lørdag'],['nb','opening-hours','når stenger butikken'],['nb','returns','kan jeg bytte denne lampa'],['nb','returns','hvor mange dager har jeg på å returnere'],['nb','delivery','hva er leveringstiden'],['nb','gift-cards','har dere gavekort'],['nb','warranty','hvor lang garanti er det på kaffetrakteren'],['nb','customer-service','når åpner kundeservice'],
['da','opening-hours','hvornår åbner I i morgen'],['da','opening-hours','har i åbent på lørdag'],['da','returns','kan man bytte en lampe'],['da','delivery','hvor lang tid er leveringstiden'],['da','gift-cards','kan man købe gavekort hos jer'],['da','warranty','hvor mange års garanti er der'],
['sv','opening-hours','när öppnar ni imorgon'],['sv','opening-hours','oppettider på lördag'],['sv','returns','hur länge har jag öppet köp'],['sv','delivery','vad är leveranstiden'],['sv','gift-cards','har ni presentkort'],['sv','returns','kan man lämna tillbaka'],
['fi','opening-hours','milloin avaatte huomenna'],['fi','opening-hours','ootteko auki lauantaina'],['fi','returns','voiko tän palauttaa'],['fi','delivery','kauanko toimitus kestää'],['fi','gift-cards','saako teiltä lahjakortin'],['fi','warranty','paljonko takuuta on'],
['de','opening-hours','wann öffnen Sie morgen'],['de','opening-hours','habt ihr am samstag offen'],['de','returns','kann man das umtauschen'],['de','delivery','wie lang ist die lieferzeit'],['de','gift-cards','habt ihr geschenkgutscheine'],['de','warranty','wie lange habe ich garantie'],
['af','opening-hours','wanneer maak julle more oop'],['af','opening-hours','is julle saterdag oop'],['af','returns','kan ek dit terugbring'],['af','delivery','hoe lank vat aflewering'],['af','gift-cards','het julle geskenkkaarte'],['af','warranty','hoe lank is die waarborg'],
];
let ok=0; for (const [l,k,t] of P){ const r=w(t,{language:l,languages:L}); const good=r.intent==='answer'&&r.slots.answers![0]===k; if(good) ok++; else { const f=find(t,l); console.log('MISS',l,k,t,'=>',r.intent,r.certainty,r.confidence.toFixed(2),f.slice(0,2).map(x=>x.key+':'+x.score.toFixed(2)).join(' ')); } }
console.log(ok,'of',P.length);
for (const f of ['dev_oos','dev_inscope']) { const rows=readFileSync(`/work/shared/data/nlu/${f}.jsonl`,'utf8').trim().split('\n').map(x=>JSON.parse(x)); let n=0; const per:any={}; for (const r of rows){ const x=w(r.text,{language:r.lang,languages:L}); if(x.intent==='answer'){n++; per[r.lang]=(per[r.lang]??0)+1; if(n<=25) console.log(f,r.lang,r.intent,r.text,x.confidence.toFixed(2),x.slots.answers);} } console.log(f,n,'of',rows.length,JSON.stringify(per)); }
const t0=performance.now(); for(let i=0;i<20;i++) for (const [l,,t] of P) find(t,l); console.log('us per text',(performance.now()-t0)*1000/20/P.length);
