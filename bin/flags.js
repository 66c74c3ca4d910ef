/**
 * How Node runs the program: `node24.js` for people, and whoever measures or tests it beside that. The space of short-lived objects holds
 * what the messages under way need many times over, and is collected when it is full (`--no-minor-gc-task`), not at four fifths of it:
 * less is copied. `--expose-gc` lets the program give back what only its start needed (`main.ts`).
 */
export const NODE_FLAGS = [
  '--disable-warning=ExperimentalWarning',
  '--max-semi-space-size=32',
  '--no-minor-gc-task',
  '--expose-gc',
];

/**
 * What glibc does with memory that is free again (mallopt(3); other allocators do not read it): it is given back from a megabyte on, and
 * the limit does not rise by itself. Otherwise some ten megabytes of the start are kept for good.
 */
export const ALLOCATOR = { MALLOC_TRIM_THRESHOLD_: '1048576' };
