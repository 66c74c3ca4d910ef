import { type Models, SUBJECTS, type Subject } from './classifier.ts';
import type { Concepts } from './concepts.ts';
import { passagesOf } from './dangers.ts';
import type { Letter, Spoken, WrittenAlarm, WrittenExample } from './examples.ts';
import {
  ALARM_BUCKETS,
  alarmFeatures,
  DANGER_BUCKETS,
  dangerFeatures,
  type Features,
  INTENT_BUCKETS,
  intentFeatures,
  LANGUAGE_BUCKETS,
  languageFeatures,
  withoutMarks,
} from './features.ts';
import { type LinearModel, toProbabilities } from './linear-model.ts';
import { DANGERS, type FindDangers } from './urgency.ts';

/** What the models learn from. Of the examples, those in which the rules hear danger say nothing of harmless words. */
export type Lessons = {
  examples: readonly WrittenExample[];
  /** Tells of languages alone. */
  spoken: readonly Spoken[];
  alarms: readonly WrittenAlarm[];
  /** Long messages without danger: told as a story, ordinary things sound otherwise than in a line. */
  letters: readonly Letter[];
  /** What translators say a wish is told by: nothing dangerous, though short, and beside few other words. */
  wishes: readonly string[];
  findDangers: FindDangers;
  concepts: Concepts;
};

/** The models of all examples: what they are about, which language they are in, and whether somebody is in danger. */
export function trainModels({ spoken, ...lessons }: Lessons): Models {
  const { examples } = lessons;
  const languages = [...examples, ...spoken].flatMap(({ text, language }) =>
    waysToType(text).map(({ typed, weight }): Example => ({ features: languageFeatures(typed), label: language, weight })),
  );
  return {
    subjects: trainSubjects(lessons),
    languages: train(languages, [...new Set(examples.map(({ language }) => language))].toSorted(), {
      buckets: LANGUAGE_BUCKETS,
      epochs: 10,
      averaged: 5,
      rate: 0.3,
      seed: 1,
    }),
    ...trainDangers(lessons),
  };
}

export function trainSubjects({ examples, concepts }: Pick<Lessons, 'examples' | 'concepts'>): Models['subjects'] {
  const counts = Map.groupBy(examples, ({ subject }) => subject);
  // A subject that people put in many ways has many examples, and is not the likelier for it.
  const weightOf = (subject: Subject) =>
    subject === 'out_of_scope' ? 1 : Math.sqrt(examples.length / SUBJECTS.length / counts.get(subject)!.length);
  const featuresOf = (text: string) => intentFeatures(text, concepts.wishes(text));
  const lines = examples.flatMap(({ text, subject }): Example[] => [
    { features: featuresOf(text), label: subject, weight: weightOf(subject) },
    { features: featuresOf(asTyped(text)), label: subject, weight: 0.5 * weightOf(subject) },
  ]);
  return train(lines, SUBJECTS, { buckets: INTENT_BUCKETS, epochs: 10, averaged: 5, rate: 0.3, seed: 1 });
}

/** Whether there is danger is learnt from all lines, and which only from those of danger: told apart, either is learnt better. */
export function trainDangers({
  examples,
  alarms,
  letters,
  wishes,
  findDangers,
  concepts,
}: Omit<Lessons, 'spoken'>): Pick<Models, 'alarms' | 'dangers'> {
  const featuresOf = (text: string) => alarmFeatures(text, concepts.dangers(text));
  const random = randomNumbers(TYPING_SEED);
  // Danger first: its typing is then the same however many harmless lines there are.
  const ordered = alarms.toSorted((a, b) => Number(a.alarm === 'none') - Number(b.alarm === 'none'));
  const lines = ordered.flatMap(({ text, alarm }) => [
    { features: featuresOf(text), alarm, weight: 1 },
    { features: featuresOf(mistyped(mistyped(text, random), random)), alarm, weight: 0.5 },
  ]);
  const learnt = lines.map(
    ({ features, alarm, weight }): Example => ({ features, label: alarm === 'none' ? 'none' : 'danger', weight }),
  );
  const ordinary = [
    ...examples.map(({ text, subject }) => ({ text, weight: NEAR_DANGER.has(subject) ? NEAR_DANGER_WEIGHT : 1 })),
    ...letters.flatMap(({ text }) => passagesOf(text)).map((text) => ({ text, weight: LETTER_WEIGHT })),
    ...wishes.map((text) => ({ text, weight: 1 })),
  ]
    .filter(({ text }) => findDangers(text).length === 0)
    .map(({ text, weight }): Example => ({ features: featuresOf(text), label: 'none', weight }));
  const kinds = lines
    .filter(({ alarm }) => alarm !== 'none')
    .map(({ features, alarm }): Example => ({ features: dangerFeatures(features), label: alarm }));
  return {
    alarms: train([...learnt, ...ordinary], ['danger'], { buckets: ALARM_BUCKETS, epochs: 10, averaged: 1, rate: 0.6, seed: 1 }),
    dangers: train(kinds, DANGERS, { buckets: DANGER_BUCKETS, epochs: 10, averaged: 1, rate: 0.3, seed: 1 }),
  };
}

/** What people say of these sounds most like danger, and is mostly none: cross-validated, that must count more than a line about points. */
const NEAR_DANGER: ReadonlySet<Subject> = new Set(['complaint', 'complaint_status', 'opinion', 'human']);
const NEAR_DANGER_WEIGHT = 4;
/** What letters tell sounds like danger as well; if it counted still more, less danger would be heard in single lines. */
const LETTER_WEIGHT = 2;
const TYPING_SEED = 7;
/** What is shorter becomes another word. */
const SHORTEST_MISTYPED = 6;

/** Chance that belongs to a line: whatever stands beside it, it is mistyped in the same places. */
const chanceOf = (text: string): (() => number) => {
  let seed = TYPING_SEED;
  for (let i = 0; i < text.length; i += 1) seed = Math.imul(seed ^ text.charCodeAt(i), 0x01000193);
  return randomNumbers(seed);
};

function asTyped(text: string): string {
  const random = chanceOf(text);
  return mistyped(mistyped(text, random), random);
}

/** The text as a thumb may have typed it: a letter left out, doubled, or two in the wrong order. */
function mistyped(text: string, random: () => number): string {
  const [place, kind] = [Math.floor(random() * text.length), random()];
  if (text.length < SHORTEST_MISTYPED) return text;
  const [before, letter, after] = [text.slice(0, place), text[place] ?? '', text.slice(place + 1)];
  if (kind < 0.4) return before + after;
  if (kind < 0.7) return before + (after[0] ?? '') + letter + after.slice(1);
  return before + letter + letter + after;
}

/** The whole text, without the letters that a keyboard may lack, and a few words of it, thrice: short messages are the hard ones. */
function waysToType(text: string): { typed: string; weight: number }[] {
  const random = chanceOf(text);
  const words = text.split(/\s+/);
  const plain = withoutMarks(text);
  const fragments = Array.from({ length: FRAGMENTS }, () => {
    const length = 1 + Math.floor(random() * LONGEST_FRAGMENT);
    const start = Math.floor(random() * (words.length - length + 1));
    return words.length > length ? [words.slice(start, start + length).join(' ')] : [];
  }).flat();
  return [
    { typed: text, weight: 1 },
    ...(plain === text ? [] : [{ typed: plain, weight: 0.5 }]),
    ...fragments.map((typed) => ({ typed, weight: 0.5 })),
  ];
}

const FRAGMENTS = 3;
const LONGEST_FRAGMENT = 4;

/** A label that is none of the model's says that none of them is right. */
type Example = { features: Features; label: string; weight?: number };
/**
 * The weights are the mean over the last `averaged` epochs. Over several it depends less on the order of the lines, so that a new line changes
 * little of what is heard in others; over one the model is the surer, and hears more dangers.
 */
type TrainingOptions = { buckets: number; epochs: number; averaged: number; rate: number; seed: number };

/** Pseudo-random numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Multinomial logistic regression by stochastic gradient descent with a step for each weight of its own (AdaGrad: Duchi, Hazan and Singer,
 * JMLR 12, 2011). The same examples in the same order give the same model, byte for byte.
 */
function train(examples: readonly Example[], labels: readonly string[], options: TrainingOptions): LinearModel {
  const { buckets, epochs, averaged, rate, seed } = options;
  const count = labels.length;
  const numbers = new Map(labels.map((label, index) => [label, index]));
  const weights = new Float32Array(buckets * count);
  const squares = new Float32Array(buckets * count).fill(1e-3);
  const biases = new Float32Array(count);
  const random = randomNumbers(seed);
  const order = examples.map((_, index) => index);
  const scores = new Float64Array(count);
  const wrong = new Uint8Array(count);
  const means = new Float32Array(buckets * count);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (const index of order) {
      const { features, label, weight: importance = 1 } = examples[index]!;
      const { buckets: at, weights: strength } = features;
      scores.set(biases);
      for (let i = 0; i < at.length; i += 1) {
        const from = at[i]! * count;
        const value = strength[i]!;
        for (let k = 0; k < count; k += 1) scores[k]! += weights[from + k]! * value;
      }
      toProbabilities(scores);
      const wanted = numbers.get(label);
      for (let k = 0; k < count; k += 1) scores[k] = (scores[k]! - (k === wanted ? 1 : 0)) * importance;
      for (let k = 0; k < count; k += 1) biases[k]! -= 0.01 * rate * scores[k]!;
      let wrongs = 0;
      for (let k = 0; k < count; k += 1) if (Math.abs(scores[k]!) > RIGHT_ENOUGH) wrong[wrongs++] = k;
      for (let i = 0; i < at.length; i += 1) {
        const from = at[i]! * count;
        const value = strength[i]!;
        for (let w = 0; w < wrongs; w += 1) {
          const k = wrong[w]!;
          const place = from + k;
          const gradient = scores[k]! * value;
          squares[place]! += gradient * gradient;
          weights[place]! -= (rate * gradient) / Math.sqrt(squares[place]!);
        }
      }
    }
    if (epoch >= epochs - averaged)
      for (let i = 0; i < means.length; i += 1) if (weights[i] !== 0) means[i]! += weights[i]! / averaged;
  }
  return quantise(labels, buckets, means, biases);
}

/** So little a label's likelihood may be off for a line to teach nothing about it: it learns as well in half the time, and most weights stay 0. */
const RIGHT_ENOUGH = 0.005;
const MOST = 127;
/** Weights up to this are left out: together they decide nothing, and the file is a fourth smaller. */
const FAINT = 2;

/** Weights to a byte each: what is lost is far below what separates two labels. */
function quantise(labels: readonly string[], buckets: number, weights: Float32Array, biases: Float32Array): LinearModel {
  const count = labels.length;
  const highest = new Float32Array(count);
  for (let i = 0; i < weights.length; i += 1) highest[i % count] = Math.max(highest[i % count]!, Math.abs(weights[i]!));
  const scales = highest.map((value) => (value || 1) / MOST);
  const bytes = new Int8Array(weights.length);
  for (let i = 0; i < weights.length; i += 1) {
    const value = Math.round(weights[i]! / scales[i % count]!);
    bytes[i] = Math.abs(value) <= FAINT ? 0 : value;
  }
  return { labels, buckets, weights: bytes, scales, biases };
}
