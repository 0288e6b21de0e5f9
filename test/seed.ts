/**
 * Random cases are drawn from one seed, so that a commit is judged alike wherever it is tested. Others are asked for by
 * LOCKSTEP_RANDOM_SEED, more of them by LOCKSTEP_RANDOM_CASES.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['LOCKSTEP_RANDOM_SEED'] ?? 20190224) });
