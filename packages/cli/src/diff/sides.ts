import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Assessment } from '@lockstep/engine/assessment';
import type { Side } from '@lockstep/engine/diff';
import { loadCase, UsageError } from '../case/load.ts';
import { type OpenCase, openCase, readWhole } from '../case/open.ts';

/** The two that are compared, and the cases that they were read from. */
export interface Sides {
  readonly before: OpenSide;
  readonly after: OpenSide;
  /** Two assessments of one agreement, or two drafts. */
  readonly are: 'assessments' | 'drafts';
}

export interface OpenSide extends Side {
  readonly opened: OpenCase;
  /** The stem of the assessment's file; null where it stands in the agreement, or where there is none. */
  readonly view: string | null;
}

const hint =
  'give two drafts (lockstep diff old new), two assessments of one agreement (lockstep diff CASE -a engagement -a sceptic), or two files of assessments';

/** Reads what a call names: two drafts, two files of assessments, or one case with two assessments. */
export function openSides(first: string, second: string | undefined, views: readonly string[]): Sides {
  if (views.length > 2) throw new UsageError(`There are ${views.length} assessments after -a; give two at most.`);
  if (second === undefined) return assessmentsOf(first, views);
  const areViews = [first, second].map(isAssessment);
  if (areViews.every((each) => each)) return assessmentFiles(first, second, views);
  if (areViews.some((each) => each)) {
    const [view, text] = areViews[0] ? [first, second] : [second, first];
    throw new UsageError(
      `"${view}" is an assessment and "${text}" is not; ${hint}. Did you mean lockstep diff ${text} -a NAME -a ${view}?`,
    );
  }
  return drafts(first, second, views);
}

/** `lockstep diff CASE -a x -a y`; without names the only two that there are. */
function assessmentsOf(path: string, views: readonly string[]): Sides {
  if (isAssessment(path))
    throw new UsageError(`"${path}" is one assessment, and there is nothing to compare it with; ${hint}.`);
  const names = views.length === 0 ? namesIn(path) : views;
  const [a, b] = names;
  if (a === undefined || b === undefined || names.length > 2) {
    const there =
      views.length === 0 ? `It has ${names.length === 0 ? 'none' : names.join(', ')}` : `Only ${names.join()} is named`;
    throw new UsageError(`Which two assessments of "${path}"? ${there}; ${hint}.`);
  }
  const [nameA, nameB] = namesApart(a, b);
  return { before: sideOf(path, a, nameA), after: sideOf(path, b, nameB), are: 'assessments' };
}

function namesIn(path: string): string[] {
  return readWhole(loadCase(path)).assessments.map(({ name }) => name ?? 'inline');
}

/** Two files of assessments; the case is the one that they, or one of them, lie in. */
function assessmentFiles(first: string, second: string, views: readonly string[]): Sides {
  if (views.length > 0)
    throw new UsageError(`Two assessments are named already, so -a ${views[0]} names one too many; ${hint}.`);
  const homes = [...new Set([first, second].map(homeOf).filter((home) => home !== undefined))];
  const [home, other] = homes;
  if (home === undefined) {
    throw new UsageError(
      `Neither "${first}" nor "${second}" lies in the folder of a case, so the agreement is not known; say lockstep diff CASE -a ${first} -a ${second}.`,
    );
  }
  if (other !== undefined) {
    throw new UsageError(
      `"${first}" and "${second}" lie in two cases; compare the drafts (lockstep diff ${home} ${other} -a NAME), or say which agreement both are about (lockstep diff CASE -a ${first} -a ${second}).`,
    );
  }
  const [nameA, nameB] = namesApart(first, second);
  return { before: sideOf(home, first, nameA), after: sideOf(home, second, nameB), are: 'assessments' };
}

/** The folder of the case that a file of an assessment lies in. */
function homeOf(path: string): string | undefined {
  const folders = [dirname(dirname(resolve(path))), dirname(resolve(path))];
  const home = folders.find((folder) => existsSync(join(folder, 'agreement.yaml')));
  return home && resolve(home);
}

/** Two drafts, each under its assessment of the same name, or of the names after -a; without any only the texts. */
function drafts(first: string, second: string, views: readonly string[]): Sides {
  const [old, now] = [namesIn(first), namesIn(second)];
  const common = old.find((name) => now.includes(name));
  const [a = common ?? old[0], b = views[0] ?? common ?? now[0]] = views;
  const [nameA, nameB] = namesApart(first, second);
  return { before: sideOf(first, a, nameA), after: sideOf(second, b, nameB), are: 'drafts' };
}

function sideOf(path: string, view: string | undefined, name: string): OpenSide {
  if (view === undefined) {
    const texts = loadCase(path);
    const read = readWhole(texts);
    const opened: OpenCase = { texts, read, agreement: read.agreement, chosen: [], others: [] };
    return { name, agreement: read.agreement, assessment: null, opened, view: null };
  }
  const opened = openCase(path, view === 'inline' ? undefined : view);
  const [only, more] = opened.chosen;
  if (!only || more) throw new UsageError(`-a ${view} names several assessments of "${path}"; ${hint}.`);
  return {
    name,
    agreement: opened.agreement,
    assessment: only.assessment satisfies Assessment,
    opened,
    view: only.name,
  };
}

/** Is it a file that holds an assessment and no agreement? */
function isAssessment(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return (stats?.isFile() ?? false) && /^[\s{]*["']?lockstep_assessment["']?\s*:/m.test(readFileSync(path, 'utf8'));
}

/** Names by file, with as many folders before them as it takes to tell them apart. */
function namesApart(first: string, second: string): [string, string] {
  const [a, b] = [first, second].map((path) => stemOf(path).split('/')) as [string[], string[]];
  for (let parts = 1; parts <= Math.max(a.length, b.length); parts++) {
    const [x, y] = [a.slice(-parts).join('/'), b.slice(-parts).join('/')];
    if (x !== y) return [x, y];
  }
  return [basename(a.join('/')), basename(b.join('/'))];
}

/** A path without the ending; the folder's where the file is its agreement.yaml. A bare name stays as it is. */
function stemOf(path: string): string {
  if (!existsSync(path)) return path;
  const full = resolve(path);
  return (basename(full) === 'agreement.yaml' ? dirname(full) : full).replace(/\.(ya?ml|json)$/, '');
}
