import { escapeText } from '@lockstep/charts/write';
import type { Difference } from '@lockstep/engine/diff/answer';
import { isNumber, isReason } from '@lockstep/engine/diff/wording';
import type { DiffModel } from './model.ts';
import { markOf, renderValue, starOf } from './numbers.ts';
import type { Texts } from './texts.ts';

/** A difference whose reasons may stand in another row. */
type Shown = Omit<Difference, 'why'> & { readonly why?: Difference['why'] | undefined };

/** Every entry that differs, A beside B: the texts, the numbers with their reasons, and what else the assessments say. */
export function renderAll({ sides, answer }: DiffModel, texts: Texts): string {
  const { differences } = answer;
  const groups = [
    [texts.groups.texts, differences.filter(({ file }) => file === 'agreement')],
    [texts.groups.numbers, differences.filter(isNumber)],
    [texts.groups.rest, differences.filter((each) => each.file === 'assessment' && !isNumber(each) && !isReason(each))],
    [texts.reasons, differences.filter((each) => isReason(each) && !isShown(each, differences))],
  ] as const;
  const tables = groups
    .filter(([, rows]) => rows.length > 0)
    .map(([title, rows]) => {
      const head = `<tr><td class="dm"></td><th scope="col" class="w">${texts.what}</th><th scope="col">${escapeText(texts.chart.quoted(sides.before.name))}</th><th scope="col">${escapeText(texts.chart.quoted(sides.after.name))}</th></tr>`;
      const body = rows.map((each, k) => {
        const star = `${starOf(each, answer, texts)} `.trimStart();
        return renderEntry(isSaidNext(each, rows[k + 1]) ? { ...each, why: undefined } : each, star, texts);
      });
      return `<h3>${title}</h3><table><thead>${head}</thead><tbody>${body.join('')}</tbody></table>`;
    });
  return `<h2 id="all">${texts.all}</h2><p class="note">${escapeText(texts.allNote(sides.before.name, sides.after.name))}</p>${tables.join('')}`;
}

/** Does the next row, of the same thing for another party, give the same reasons? */
function isSaidNext({ place, why }: Difference, next: Difference | undefined): boolean {
  const isSame = next?.why?.before === why?.before && next?.why?.after === why?.after;
  return isSame && next !== undefined && place.slice(0, -1).join() === next.place.slice(0, -1).join();
}

function renderEntry(each: Shown, star: string, texts: Texts): string {
  const [old, now] = sides(each, texts);
  return `<tr><td class="dm">${markOf(each, texts)}</td><td>${star}${escapeText(each.what)}</td><td>${old}</td><td>${now}</td></tr>`;
}

/** Both values; of numbers with the reason that is given for each. */
function sides({ said, why }: Shown, texts: Texts): [string, string] {
  const reason = (text: string | null) => `<small>${escapeText(text ?? texts.noReason)}</small>`;
  const [old, now] = [renderValue(said.before), renderValue(said.after)];
  return why ? [`${old}${reason(why.before)}`, `${now}${reason(why.after)}`] : [old, now];
}

/** Does a number beside it show this reason already? */
function isShown({ place: [key, subject = ''] }: Difference, differences: readonly Difference[]): boolean {
  if (key !== 'why') return false;
  const [id, party] = subject.split('.');
  return differences.some(
    (each) =>
      each.why !== undefined &&
      (each.place[0] === id || each.place[1] === id) &&
      (party === undefined || each.place.at(-1) === party),
  );
}
