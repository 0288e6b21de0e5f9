import { getSystemErrorMessage } from 'node:util';
import { UsageError } from './case/load.ts';
import { exit } from './exit.ts';

/** Runs a command and sets the exit code: its answer, or 2 with one clear sentence if the call was wrong. */
export async function guarded(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    process.exitCode = exit.wrong;
    if (error instanceof UsageError) process.stderr.write(`${error.message}\n`);
    else if (isFromSystem(error)) process.stderr.write(`${sayFileError(error)}\n`);
    else {
      process.exitCode = exit.broken;
      process.stderr.write(
        `This is a fault of lockstep, not of your file:\n${(error as Error).stack ?? String(error)}\n`,
      );
    }
  }
}

function isFromSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).errno === 'number';
}

/** "plan.html cannot be written: permission denied; choose another place or ask for access." */
function sayFileError({ path, syscall, errno }: NodeJS.ErrnoException): string {
  const verb = syscall === 'write' || syscall === 'mkdir' || syscall === 'open' ? 'opened' : 'read';
  return `"${path ?? 'The output'}" cannot be ${verb}: ${getSystemErrorMessage(errno as number)}; check the name and the rights.`;
}
