import { grouped } from '@lockstep/engine/figure';
import type { Progress, Search } from '@lockstep/engine/search';

/** How a search is watched and stopped. */
export interface Watch {
  /** Stop after this many seconds and answer with the best there is. */
  readonly seconds?: number;
  /** Where to say how far it is: a terminal's standard error, or nowhere. */
  readonly say?: (line: string) => void;
}

/** Milliseconds between two looks at the world outside: a signal, a line of progress. */
const breath = 100;

/**
 * Runs a search until it is done, its time is over, or somebody presses Ctrl-C; it then answers with what it has. No
 * stage may take more than half of the time that is left, so that a hard one does not starve those after it.
 */
export async function run<Answer>(search: Search<Answer>, watch: Watch): Promise<Answer> {
  const start = performance.now();
  const until = start + 1000 * (watch.seconds ?? Number.POSITIVE_INFINITY);
  let stop = until <= start;
  let spoken = start;
  let stage = '';
  let stageUntil = until;
  const onSignal = () => {
    stop = true;
  };
  process.once('SIGINT', onSignal);
  try {
    let step = search.next();
    while (!step.done) {
      const now = performance.now();
      if (now > until) stop = true;
      if (step.value.stage !== stage) {
        stage = step.value.stage;
        stageUntil = now + (until - now) / 2;
      }
      if (now > spoken + breath) {
        watch.say?.(lineOf(step.value, (now - start) / 1000));
        spoken = now;
        await new Promise((resume) => setImmediate(resume));
      }
      step = search.next(stop || now > stageUntil);
    }
    return step.value;
  } finally {
    process.removeListener('SIGINT', onSignal);
    if (spoken > start) watch.say?.('');
  }
}

function lineOf({ stage, states, bound }: Progress, seconds: number): string {
  const proved = bound === null ? '' : `; proved: none needs less than ${bound.toFixed(2)}`;
  return `${stage}: ${grouped(states)} states, ${seconds.toFixed(0)} s${proved} (Ctrl-C: best so far)`;
}
