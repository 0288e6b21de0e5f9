import { UsageError } from './case/load.ts';

/** Runs a command and sets the exit code: its answer, or 2 with one clear sentence if the call was wrong. */
export async function guarded(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
