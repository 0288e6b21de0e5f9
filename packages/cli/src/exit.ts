/** What a run says to whoever called it. */
export const exit = {
  yes: 0,
  no: 1,
  /** The input is wrong. */
  wrong: 2,
  /** It could not finish; what was proved is printed. */
  unfinished: 3,
  /** A fault of ours. */
  broken: 70,
} as const;
