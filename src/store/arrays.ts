/**
 * An array as PostgreSQL writes it, of values that need no escaping: ids, numbers, truth values and words of ours. The driver
 * escapes every element of an array that it is given, which is most of the work of sending one.
 */
export function plainArray(values: readonly (string | number | boolean | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}

/** The same for texts of any kind. */
export function textArray(values: readonly (string | null | undefined)[]): string {
  return `{${values.map((value) => (value == null ? 'NULL' : `"${TO_ESCAPE.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`)).join(',')}}`;
}

const TO_ESCAPE = /["\\]/;
