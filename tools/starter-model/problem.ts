/** Something that the person at the keyboard can mend; its message is one sentence that says how. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The exit code for “a program that this needs is not installed”. */
export const missingProgram = 3;
