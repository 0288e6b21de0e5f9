/** Lists the names that a case declares, even where something else is wrong with what they name. */
import { type CaseFiles, findStem } from './case-files.ts';
import type { KnownNames } from './names.ts';
import type { RawAgreement } from './raw.ts';
import type { SourceFile } from './source-file.ts';

type Names = readonly string[] | undefined;

/** A kind of names is absent where it cannot be known: what would declare it is broken, missing, or was not handed in. */
export function listNames(files: CaseFiles, agreement: RawAgreement): KnownNames {
  const { main } = files;
  const repeats = Object.entries(agreement.steps ?? {}).map(([id, step]) => [id, step.repeat?.times ?? 0] as const);
  return {
    ...known('party', fieldOf(main?.value, 'parties') === undefined ? undefined : declaredIn(main, 'parties')),
    ...known('step', declaredIn(main, 'steps')),
    ...known('other', declaredIn(main, 'others')),
    ...known('person', declaredIn(main, 'people')),
    ...known('source', listSources(files)),
    ...known('assessment', listViews(files)),
    ...known('drift', listDrifts(files)),
    ...known('activity', listBarriers(files, 'activities')),
    ...known('event', declaredIn(main, 'events')),
    ...known('provision', listBarriers(files, 'provisions')),
    repeats: new Map(repeats),
  };
}

function known(kind: keyof KnownNames, names: Names): KnownNames | Record<never, never> {
  return names ? { [kind]: names } : {};
}

/** The keys of the mapping at a path; none where nothing stands there; undefined if it is broken or no mapping. */
function declaredIn(file: SourceFile | undefined, ...path: readonly string[]): Names {
  if (file?.value === undefined) return undefined;
  const found = path.reduce<unknown>((value, key) => fieldOf(value, key), file.value);
  if (found === undefined) return [];
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? Object.keys(found) : undefined;
}

function fieldOf(value: unknown, key: string): unknown {
  const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
  return isThere ? (value as Record<string, unknown>)[key] : undefined;
}

/** Sources stand in sources.yaml, or in the agreement where the case is one file. */
function listSources({ main, sources }: CaseFiles): Names {
  const inline = declaredIn(main, 'sources');
  if (!sources) return inline ?? [];
  const own = declaredIn(sources, 'sources');
  return own && inline && [...inline, ...own];
}

/** Without any assessment file, views may name assessments that are kept private. */
function listViews({ assessments }: CaseFiles): Names {
  return assessments.length > 0 ? assessments.map(({ name }) => findStem(name)) : undefined;
}

/** Where no assessment states a drift, steps may say what they would stop. */
function listDrifts({ main, assessments }: CaseFiles): Names {
  const inline = fieldOf(main?.value, 'assessment') === undefined ? [] : [declaredIn(main, 'assessment', 'drift')];
  const all = [...inline, ...assessments.map((file) => declaredIn(file, 'drift'))];
  if (all.length === 0 || all.includes(undefined)) return undefined;
  const drifts = all.flatMap((names) => names ?? []);
  return drifts.length > 0 ? drifts : undefined;
}

/** Without any barriers, steps may name activities that are yet to be described. */
function listBarriers({ main, barriers }: CaseFiles, part: 'activities' | 'provisions'): Names {
  const hasInline = fieldOf(main?.value, 'barriers') !== undefined;
  if (!hasInline && !barriers) return undefined;
  const inline = declaredIn(main, 'barriers', part);
  if (!barriers) return inline;
  const own = declaredIn(barriers, part);
  return own && inline && [...inline, ...own];
}
