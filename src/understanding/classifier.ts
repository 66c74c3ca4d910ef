import { readFileSync } from 'node:fs';
import { type Concepts, loadConcepts } from './concepts.ts';
import { alarmFeatures, dangerFeatures, intentFeatures, languageFeatures } from './features.ts';
import { type LinearModel, probabilities } from './linear-model.ts';
import { DANGERS, type Danger } from './urgency.ts';

/** What the examples are sorted by (`examples/<language>.md`); `out_of_scope` is whatever is not ours to answer. */
export const SUBJECTS = [
  'balance',
  'history',
  'rewards',
  'redeem',
  'offers',
  'complaint',
  'complaint_status',
  'order_status',
  'opinion',
  'human',
  'enrol',
  'link_account',
  'update_profile',
  'stop',
  'delete_my_data',
  'export_my_data',
  'refer_a_friend',
  'help',
  'greeting',
  'thanks',
  'goodbye',
  'yes',
  'no',
  'cancel',
  'out_of_scope',
] as const;
export type Subject = (typeof SUBJECTS)[number];

/** What the lines of `dangers/<language>.md` are sorted by. */
export const ALARMS = [...DANGERS, 'none'] as const;
export type Alarm = Danger | 'none';

export type Ranked<Label> = readonly { label: Label; probability: number }[];

/** What a text is about and which language it is in, learnt from examples (`npm run train`). Pure: no network, no state. */
export type Classifier = {
  /** All subjects, the likeliest first. */
  subjects(text: string): Ranked<Subject>;
  /** All languages, the likeliest first. */
  languages(text: string): Ranked<string>;
  /** How likely it is that somebody tells of danger, of whatever kind. */
  danger(text: string): number;
  /** All dangers, the likeliest first, if there is one. */
  dangers(text: string): Ranked<Danger>;
};

export type Models = { subjects: LinearModel; languages: LinearModel; alarms: LinearModel; dangers: LinearModel };

export const MODEL_FILE = new URL('./model.bin', import.meta.url);

/** @throws when the file is missing or was made by another version of the program */
export const loadClassifier = (): Classifier => createClassifier(decodeModels(readFileSync(MODEL_FILE)), loadConcepts());

export const createClassifier = ({ subjects, languages, alarms, dangers }: Models, concepts: Concepts): Classifier => ({
  subjects: (text) => ranked(subjects, probabilities(subjects, intentFeatures(text, concepts.wishes(text)))) as Ranked<Subject>,
  languages: (text) => ranked(languages, probabilities(languages, languageFeatures(text))),
  danger: (text) => probabilities(alarms, alarmFeatures(text, concepts.dangers(text)))[0]!,
  dangers: (text) =>
    ranked(dangers, probabilities(dangers, dangerFeatures(alarmFeatures(text, concepts.dangers(text))))) as Ranked<Danger>,
});

const ranked = ({ labels }: LinearModel, shares: Float64Array): Ranked<string> =>
  labels.map((label, index) => ({ label, probability: shares[index]! })).toSorted((a, b) => b.probability - a.probability);

type Header = { labels: readonly string[]; buckets: number }[];

/**
 * The models as a file: the length of a JSON header (32 bits, little-endian), the header, then for each model its scales and biases
 * (32-bit floats, little-endian) and its weights. Most of those are 0: a bit for each tells whether it is not (the lowest bit of a byte
 * first), and a byte each are those that are not.
 */
export function encodeModels({ subjects, languages, alarms, dangers }: Models): Buffer {
  const models = [subjects, languages, alarms, dangers];
  const header = Buffer.from(JSON.stringify(models.map(({ labels, buckets }) => ({ labels, buckets }) satisfies Header[number])));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const floats = (values: Float32Array): Buffer => {
    const bytes = Buffer.alloc(values.length * 4);
    for (const [index, value] of values.entries()) bytes.writeFloatLE(value, index * 4);
    return bytes;
  };
  return Buffer.concat([
    length,
    header,
    ...models.flatMap(({ scales, biases, weights }) => [floats(scales), floats(biases), ...sparse(weights)]),
  ]);
}

function sparse(weights: Int8Array): [marks: Buffer, kept: Buffer] {
  const marks = Buffer.alloc(Math.ceil(weights.length / 8));
  for (let index = 0; index < weights.length; index += 1) if (weights[index] !== 0) marks[index >> 3]! |= 1 << (index & 7);
  return [marks, Buffer.from(weights.filter((weight) => weight !== 0))];
}

export function decodeModels(file: Buffer): Models {
  const headerLength = file.readUInt32LE(0);
  let at = 4 + headerLength;
  const header: Header = JSON.parse(file.toString('utf8', 4, at));
  const floats = (count: number): Float32Array => {
    const values = Float32Array.from({ length: count }, (_, index) => file.readFloatLE(at + index * 4));
    at += count * 4;
    return values;
  };
  const dense = (count: number): Int8Array => {
    const weights = new Int8Array(count);
    const marks = file.subarray(at, at + Math.ceil(count / 8));
    at += marks.length;
    const bytes = new Int8Array(file.buffer, file.byteOffset, file.length);
    for (let index = 0; index < count; index += 1)
      if (marks[index >> 3]! & (1 << (index & 7))) {
        weights[index] = bytes[at]!;
        at += 1;
      }
    return weights;
  };
  const [subjects, languages, alarms, dangers] = header.map(({ labels, buckets }): LinearModel => {
    const scales = floats(labels.length);
    const biases = floats(labels.length);
    return { labels, buckets, weights: dense(buckets * labels.length), scales, biases };
  });
  if (!subjects || !languages || !alarms || !dangers || at !== file.length)
    throw new Error('the model file is cut off or of another version; run: npm run train');
  return { subjects, languages, alarms, dangers };
}
