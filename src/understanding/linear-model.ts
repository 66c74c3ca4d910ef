import type { Features } from './features.ts';

/**
 * A linear classifier: a score for each label is the sum of the weights of a text's features. Weights are kept in a byte each.
 * With a single label it tells whether this is so.
 */
export type LinearModel = {
  labels: readonly string[];
  buckets: number;
  /** The weights of a bucket lie side by side, one for each label. */
  weights: Int8Array;
  /** What a weight of 1 stands for, by label. */
  scales: Float32Array;
  biases: Float32Array;
};

/** How likely each label is, by the model's own measure; those of several labels add up to 1. */
export function probabilities({ labels, weights, scales, biases }: LinearModel, features: Features): Float64Array {
  const count = labels.length;
  const scores = new Float64Array(count);
  for (let i = 0; i < features.buckets.length; i += 1) {
    const from = features.buckets[i]! * count;
    const weight = features.weights[i]!;
    for (let label = 0; label < count; label += 1) scores[label]! += weights[from + label]! * weight;
  }
  for (let label = 0; label < count; label += 1) scores[label] = scores[label]! * scales[label]! + biases[label]!;
  return toProbabilities(scores);
}

/** Turns scores into probabilities where they stand: of several labels one is right, and a single one is right or not. */
export const toProbabilities = (scores: Float64Array): Float64Array => (scores.length === 1 ? sigmoid(scores) : softmax(scores));

function sigmoid(scores: Float64Array): Float64Array {
  scores[0] = 1 / (1 + Math.exp(-scores[0]!));
  return scores;
}

function softmax(scores: Float64Array): Float64Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) highest = Math.max(highest, score);
  let sum = 0;
  for (let i = 0; i < scores.length; i += 1) {
    scores[i] = Math.exp(scores[i]! - highest);
    sum += scores[i]!;
  }
  for (let i = 0; i < scores.length; i += 1) scores[i]! /= sum;
  return scores;
}
