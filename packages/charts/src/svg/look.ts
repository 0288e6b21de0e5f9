import { element } from './write.ts';

const light = {
  ink: '#15181c',
  'ink-2': '#444b53',
  'ink-3': '#5d656d',
  surface: '#ffffff',
  rule: '#dcddd8',
  'rule-2': '#8d9399',
  a: '#1f4e79',
  'a-on': '#ffffff',
  b: '#b34700',
  c: '#4b5a1e',
  d: '#5a4a6f',
  break: '#9b1230',
  'break-soft': '#f9e9ec',
  focus: '#5b3fa8',
};

const dark: Record<keyof typeof light, string> = {
  ink: '#eceef0',
  'ink-2': '#b9bfc6',
  'ink-3': '#9299a1',
  surface: '#181b1f',
  rule: '#2c3137',
  'rule-2': '#6d757d',
  a: '#8dbbe8',
  'a-on': '#0e1922',
  b: '#ff9f5a',
  c: '#c3d58a',
  d: '#cdb8ea',
  break: '#ff8298',
  'break-soft': '#2e1a1f',
  focus: '#b9a5ff',
};

/** A page may set `--a` and its like; a drawing on its own falls back to these. */
function variables(colours: Record<string, string>): string {
  return Object.entries(colours)
    .map(([name, colour]) => `--l-${name}:var(--${name},${colour})`)
    .join(';');
}

/** Marks of a side: fill, line and position differ, so that colour is never needed. */
const sides = ['a', 'b', 'c', 'd'] as const;
const dashes = ['none', '7 3', '2 3', '9 3 2 3'];
const widths = [2.75, 2.5, 2.75, 2.25];

/** The style of all drawings: once in a page, or inside a drawing that stands alone. */
export function chartStyle(): string {
  const perSide = sides.flatMap((side, i) => [
    `.lsp .line-${side}{stroke:var(--l-${side});stroke-width:${widths[i]};stroke-dasharray:${dashes[i]};fill:none}`,
    `.lsp .edge-${side}{stroke:var(--l-${side});fill:var(--l-surface);stroke-width:1.75}`,
    `.lsp .solid-${side}{fill:var(--l-${side});stroke:var(--l-${side})}`,
    `.lsp .ink-${side}{fill:var(--l-${side})}`,
  ]);
  return [
    `.lsp{${variables(light)};display:block;max-width:100%;height:auto}`,
    `@media(prefers-color-scheme:dark){.lsp{${variables(dark)}}}`,
    '.lsp text{font:400 11px/1 "Noto Sans","Segoe UI",system-ui,"Helvetica Neue",Arial,sans-serif;fill:var(--l-ink);font-variant-numeric:tabular-nums lining-nums}',
    '.lsp .ground{fill:var(--l-surface)}.lsp .soft{fill:var(--l-ink-2)}.lsp .faint{fill:var(--l-ink-3)}',
    '.lsp .name{font-size:13px;font-weight:650}.lsp .head{font-size:14px;font-weight:650}.lsp .bold{font-weight:650}',
    '.lsp .val{font-size:11.5px;font-weight:600}.lsp .title{font-size:10.5px}.lsp .small{font-size:10px}',
    '.lsp .halo{paint-order:stroke;stroke:var(--l-surface);stroke-width:3px;stroke-linejoin:round}',
    '.lsp .moment .halo{stroke:var(--bg,var(--l-surface))}.lsp .alarm{fill:var(--l-break);font-weight:650}.lsp .on-a{fill:var(--l-a-on)}',
    '.lsp .hair{stroke:var(--l-rule)}.lsp .axis{stroke:var(--l-rule-2)}.lsp .thin{stroke:var(--l-ink);fill:none;stroke-width:1.25}',
    '.lsp .walk{stroke:var(--l-ink);stroke-width:1.75}.lsp .zero{stroke:var(--l-rule-2);stroke-dasharray:2 3}',
    '.lsp .below{fill:var(--l-break-soft)}.lsp .band{fill:var(--l-ink);fill-opacity:.1}',
    '.lsp .range{stroke:var(--l-ink-2);stroke-width:2}.lsp .ghost{stroke:var(--l-ink-3);stroke-width:1.25;stroke-dasharray:1.5 3;fill:none}',
    '.lsp .breaks{stroke:var(--l-break);fill:none;stroke-width:2;stroke-dasharray:3 3}',
    '.lsp .joint{fill:var(--l-surface);stroke:var(--l-ink-2);stroke-width:1.5}',
    '.lsp .bind{fill:none;stroke:var(--l-ink-2);stroke-width:1.25;stroke-dasharray:5 2}',
    '.lsp .glyph{fill:var(--l-surface);stroke:var(--l-ink);stroke-width:1.5}.lsp .cross{fill:none;stroke:var(--l-break);stroke-width:2.5}.lsp .in-glyph{font-size:10px;font-weight:700}',
    '.lsp .stands{stroke:var(--l-ink);stroke-width:1.25}.lsp .stands.reported{stroke-width:2.75}.lsp .stands.verified{stroke-width:5}.lsp .stands.disputed{stroke-width:2;stroke-dasharray:2 3}.lsp .stands.overdue{stroke-dasharray:7 3}',
    '.lsp .waiting{fill:var(--l-surface);stroke:var(--l-ink);stroke-width:1.25;stroke-dasharray:3 2}.lsp .returned{stroke:var(--l-break);stroke-width:1}.lsp .hit{fill:transparent;stroke:none}',
    '.lsp .dot{fill:var(--l-ink)}.lsp .on-a.dot{fill:var(--l-a-on)}',
    '.lsp .needs{visibility:hidden;stroke:var(--l-ink);stroke-width:1.75;fill:none;pointer-events:none}',
    '.lsp .card[data-step]{cursor:grab}.lsp .card:focus{outline:none}',
    '.lsp .card:focus-visible .ring{stroke:var(--l-focus);stroke-width:3;visibility:visible}.lsp .ring{visibility:hidden;fill:none}',
    ...perSide,
    '@media(forced-colors:active){.lsp .line-a,.lsp .line-b,.lsp .line-c,.lsp .line-d{stroke:CanvasText}}',
    '@media print{.lsp .below{fill:#ececec}.lsp .moment .halo{stroke:var(--bg,var(--l-surface))}.lsp .alarm{fill:#000}.lsp .breaks{stroke:#000}}',
  ].join('\n');
}

/** The letter under which a side's marks are styled; from the fifth party on they repeat, and the label tells. */
export function markOf(party: number): 'a' | 'b' | 'c' | 'd' {
  return sides[party % sides.length] as 'a' | 'b' | 'c' | 'd';
}

/** The fills of the sides: solid, hatched, dotted, barred. Ids are prefixed: a page may hold several drawings. */
export function patterns(prefix: string): string {
  const pattern = (side: string, turn: number, size: number, mark: string) =>
    element(
      'pattern',
      {
        id: `${prefix}fill-${side}`,
        width: size,
        height: size,
        patternUnits: 'userSpaceOnUse',
        patternTransform: `rotate(${turn})`,
      },
      element('rect', { width: size, height: size, class: 'ground' }) + mark,
    );
  const arrow = element(
    'marker',
    { id: `${prefix}tip`, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto' },
    element('path', { d: 'M0 0L8 4L0 8z', class: 'dot' }),
  );
  return element(
    'defs',
    {},
    pattern('b', 45, 6, element('rect', { width: 2.4, height: 6, class: 'ink-b' })) +
      pattern('c', 0, 5, element('circle', { cx: 2.5, cy: 2.5, r: 1.4, class: 'ink-c' })) +
      pattern('d', 0, 5, element('rect', { width: 5, height: 2, class: 'ink-d' })) +
      pattern('silent', -45, 5, element('rect', { width: 1.4, height: 5, style: 'fill:var(--l-break)' })) +
      arrow,
  );
}

/** How a side fills an area. */
export function fillOf(prefix: string, party: number): Readonly<{ class?: string; fill?: string }> {
  const mark = markOf(party);
  return mark === 'a' ? { class: 'ink-a' } : { fill: `url(#${prefix}fill-${mark})` };
}
