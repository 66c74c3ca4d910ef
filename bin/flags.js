/**
 * How Node runs the program: `node24.js` for people, and whoever measures or tests it beside that. The short-lived objects of a
 * conversation fit into a small part of the memory; the rest that Node would keep for them makes nothing faster. `--expose-gc` lets the
 * program give back what only its start needed (`main.ts`).
 */
export const NODE_FLAGS = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=16', '--expose-gc'];
