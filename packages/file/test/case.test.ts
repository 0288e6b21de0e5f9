import { describe, expect, test } from 'vitest';
import { makeLineFinder, readCase } from '../src/case.ts';
import { sayFault } from '../src/wording.ts';
import { codesOf, readSample, sample, sampleAssessment } from './samples.ts';

const power = '{ id: p, holders: [A], act: reimpose, target: [a1] }';

const withAssessment = (text: string, name = 'assessments/engagement.yaml') =>
  readCase([
    { path: 'agreement.yaml', text: sample },
    { path: name, text },
  ]);

describe('reading a case', () => {
  test('defaults are filled in', () => {
    const { agreement } = readSample(sample);
    expect(agreement?.steps[0]).toEqual({
      id: 'a1',
      title: 'a1',
      by: ['A'],
      kind: 'achieve',
      requires: [],
      needs: [],
      answers: [],
      duration: 1,
      reversible: 0,
      verification: [],
      delivers: [],
      sources: [],
    });
  });

  test('steps and parties keep the order of the file', () => {
    const text = sample.replace(
      '  a1: { by: A }',
      '  z9: { by: A }\n  a1: { by: A }\n  _10: { by: B }\n  b: { by: A }',
    );
    expect(readSample(text).agreement?.steps.map(({ id }) => id)).toEqual(['z9', 'a1', '_10', 'b', 'b1']);
  });

  test('all forms of a requirement are read', () => {
    const text = sample.replace('[a1]', '[a1, { begun: a1 }, { verified: a1, to: public }]');
    expect(readSample(text).agreement?.steps[1]?.requires).toEqual([
      { step: 'a1', moment: 'done' },
      { step: 'a1', moment: 'begun' },
      { step: 'a1', moment: 'verified', to: 'public' },
    ]);
  });

  test('one verification and a list of one are the same', () => {
    const one = readSample(sample.replace('{ by: A }', '{ by: A, verification: { detects: 0.9, false_alarm: 0.1 } }'));
    const list = readSample(
      sample.replace('{ by: A }', '{ by: A, verification: [{ detects: 0.9, false_alarm: 0.1 }] }'),
    );
    expect(one.agreement?.steps[0]?.verification).toEqual([{ detects: 0.9, falseAlarm: 0.1 }]);
    expect(list).toEqual(one);
  });

  test('an assessment is named by its file, and one inside the agreement has no name', () => {
    expect(withAssessment(sampleAssessment).assessments.map(({ name }) => name)).toEqual(['engagement']);
    const inline = readSample(`${sample}assessment:\n  worth: { a1: { A: -4 } }\n`);
    expect(inline.faults).toEqual([]);
    expect(inline.assessments).toMatchObject([{ name: null, assessment: { worth: { a1: { A: -4 } }, hazard: 0 } }]);
  });

  test('what is read is frozen throughout', () => {
    const { agreement } = readSample(sample);
    expect(Object.isFrozen(agreement?.steps[1]?.requires[0])).toBe(true);
    expect(Object.isFrozen(agreement?.parties)).toBe(true);
  });

  test('JSON is YAML', () => {
    const { agreement } = readSample(sample);
    const json = {
      lockstep: 1,
      id: 'sample',
      title: 'Sample',
      as_of: '2019-02-24',
      time_unit: 'month',
      parties: { A: { name: 'Side A' }, B: { name: 'Side B' } },
      steps: { a1: { by: 'A' }, b1: { by: 'B', requires: ['a1'] } },
    };
    expect(readCase([{ path: 'case.json', text: JSON.stringify(json, null, '\t') }]).agreement).toEqual(agreement);
  });

  test('a byte order mark and Windows line ends change nothing', () => {
    const windows = `\ufeff${sample.replaceAll('\n', '\r\n')}`;
    expect(readSample(windows)).toEqual(readSample(sample));
    const wrong = readSample(windows.replace('time_unit: month', 'time_unit: months')).faults[0];
    expect(wrong).toMatchObject({ line: 5, column: 12 });
  });

  test('a path is found on its line', () => {
    const lineOf = makeLineFinder({ path: 'agreement.yaml', text: sample });
    expect(lineOf(['steps', 'b1'])).toBe(11);
    expect(lineOf(['steps', 'b1', 'requires', 0])).toBe(11);
    expect(lineOf(['parties'])).toBe(6);
    expect(lineOf(['steps', 'c1'])).toBeUndefined();
  });

  test('a repetition of a repeated step can be named, one beyond the last cannot', () => {
    const repeated = sample.replace('{ by: A }', '{ by: A, repeat: { every: 34 days, times: 6 } }');
    expect(codesOf(repeated.replace('[a1]', '[a1.6]'))).toEqual([]);
    expect(codesOf(repeated.replace('[a1]', '[a1.7]'))).toEqual(['unknown-step']);
  });
});

describe('refusing a case', () => {
  test('five faults of five kinds are all reported, in reading order', () => {
    const text = sample
      .replace('time_unit: month', 'time_unit: months')
      .replace('{ name: Side B }', '{ nmae: Side B }')
      .replace('{ by: A }', '{ by: A, duration: 007 }')
      .replace('by: B, requires: [a1]', 'by: C, requires: [a1, a7]');
    expect(codesOf(text)).toEqual(['wrong-choice', 'unknown-key', 'leading-zero', 'unknown-party', 'unknown-step']);
    expect(readSample(text).agreement).toBeUndefined();
  });

  test('faults of several files are reported together', () => {
    const { faults, agreement, assessments } = readCase([
      { path: 'agreement.yaml', text: sample.replace('[a1]', '[a3]') },
      { path: 'assessments/hawk.yaml', text: sampleAssessment.replace('A: -4', 'D: -4') },
      { path: 'sources.yaml', text: 'sources: { s: { title: S, basis: guessed } }' },
    ]);
    expect(faults.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'agreement.yaml unknown-step',
      'assessments/hawk.yaml unknown-party',
      'sources.yaml wrong-choice',
    ]);
    expect([agreement, assessments]).toEqual([undefined, []]);
  });

  test('a broken agreement does not make every name in its assessments unknown', () => {
    const { faults } = readCase([
      { path: 'agreement.yaml', text: `${sample}note: "no end` },
      { path: 'assessments/a.yaml', text: sampleAssessment },
    ]);
    expect(faults.map(({ code }) => code)).toEqual(['syntax']);
  });

  test('a faulty step is still known to the others', () => {
    expect(codesOf(sample.replace('a1: { by: A }', 'a1: 5'))).toEqual(['wrong-kind']);
  });

  test('a cycle through several steps is printed whole', () => {
    const text = `${sample.replace('a1: { by: A }', 'a1: { by: A, requires: [c1] }')}  c1: { by: A, requires: [b1] }\n`;
    expect(readSample(text).faults.map(sayFault)).toEqual([
      'agreement.yaml:10:16: steps.a1.requires: The step "a1" requires itself: ' +
        'a1 requires c1, which requires b1, which requires a1; take one of these requirements away.',
    ]);
  });

  test('rules of readings that form a cycle are an answer, not a fault', () => {
    expect(codesOf(`${sample}readings: { B: { rules: [{ before: [b1, a1] }] } }\n`)).toEqual([]);
  });

  test('an escrow may hold a whole together set, and no part of one', () => {
    const steps = `${sample}  a2: { by: A }\n  b2: { by: B }\nrules:\n  - { together: [a2, b2] }\n`;
    expect(codesOf(`${steps}  - { escrow: [a1, b1, a2, b2] }\n`)).toEqual([]);
    expect(codesOf(`${steps}  - { escrow: [a1, b1, a2] }\n`)).toEqual(['overlapping-sets']);
    expect(codesOf(`${steps}  - { together: [a2, a1, b2] }\n`)).toEqual(['overlapping-sets']);
  });

  test('red lines that contradict each other are no fault: plan answers with the cycle', () => {
    const steps = `${sample}  a2: { by: A, requires: [b1] }\n  b2: { by: B }\nrules:\n`;
    expect(codesOf(`${steps}  - { before: [a2, b2] }\n  - { before: [b2, a2] }\n`)).toEqual([]);
    expect(codesOf(`${steps}  - { together: [a1, a2] }\n`)).toEqual([]);
  });

  test('a gain from a step done alone needs a reason, a joint one does not', () => {
    const gain = 'assessment:\n  worth: { a1: { A: [-9, 1, 2] } }\n';
    expect(codesOf(sample + gain)).toEqual(['gain-without-why']);
    expect(codesOf(`${sample}${gain}  why: { a1: It saves money. }\n`)).toEqual([]);
    expect(codesOf(`${sample}${gain}  why: { a1.A: It saves money. }\n`)).toEqual([]);
    expect(codesOf(sample.replace('{ by: A }', '{ by: [A, B] }') + gain)).toEqual([]);
    expect(codesOf(`${sample}assessment:\n  worth: { a1: { A: [-4, 2] } }\n`)).toEqual([]);
  });

  test('with numbers and ranks, every ranked step has a number', () => {
    const ranks = 'assessment:\n  ranks: { A: { gains: [b1], costs: [a1] } }\n';
    expect(codesOf(sample + ranks)).toEqual([]);
    expect(codesOf(`${sample}${ranks}  worth: { a1: { A: -1, B: 1 }, b1: { A: 3 } }\n`)).toEqual([]);
    expect(codesOf(`${sample}${ranks}  worth: { a1: { A: -1 } }\n`)).toEqual(['numbers-and-ranks']);
    expect(codesOf(`${sample}${ranks}  worth: { a1: { B: 1 } }\n`)).toEqual([]);
  });

  test.each([
    ['duration: -1', 'out-of-range'],
    ['duration: [-1, 2]', 'out-of-range'],
    ['duration: [2]', 'wrong-kind'],
    ['duration: [1, 2, 3, 4]', 'wrong-kind'],
    ['duration: -30 days', 'wrong-form'],
    ['reversible: [0, 1.5]', 'out-of-range'],
    ['verification: { detects: 95 }', 'out-of-range'],
    ['verification: { lag: -1 }', 'out-of-range'],
    ['verification: { detect: 0.5 }', 'unknown-key'],
    ['verification: { sample: { items: 0, diversions: 1, miss: 0.1 } }', 'out-of-range'],
    ['verification: { sample: { items: 10, diversions: 1.5, miss: 0.1 } }', 'wrong-kind'],
    ['verification: { sample: { items: 10, diversions: 2, miss: 10 } }', 'out-of-range'],
    ['verification: { sample: { items: 10, diversions: 12, miss: 0.1 } }', 'out-of-range'],
    ['verification: [{}, { sample: { items: 10, diversions: 12, miss: 0.1 } }]', 'out-of-range'],
    ['verification: { sample: { items: 10, miss: 0.1 } }', 'missing-key'],
    ['warning: { undo: 12, detection_delay: 1, response: 3 }', 'missing-key'],
    ['warning: { undo: 12, detection_delay: 1, response: 3, sources: [] }', 'wrong-kind'],
    ['warning: { undo: 12, detection_delay: 1, response: 3, sources: [a-book] }', 'unknown-source'],
    ['warning: { undo: [12, 3], detection_delay: 1, response: 3, sources: [] }', ['not-ascending', 'wrong-kind']],
    ['due: 2019-2-24', 'wrong-date'],
    ['due: { within: 60 days, of: b1.began }', 'wrong-form'],
    ['due: { within: 60 days, of: b7.begun }', 'unknown-step'],
    ['needs: [{ who: council }]', 'unknown-actor'],
    ['requires:', 'wrong-kind'],
    ['repeat: { every: 30 days, times: 0 }', 'out-of-range'],
    ['until: { any: [{ done: b7 }] }', 'unknown-step'],
    ['requires: [{ begin: b1 }]', 'unknown-key'],
    ['requires: [{ begun: b1, verified: b1 }]', 'not-one-of-keys'],
  ])('a step with "%s" gets %s', (field, code) => {
    expect(codesOf(sample.replace('{ by: A }', `{ by: A, ${field} }`))).toEqual([code].flat());
  });

  test('more diversions than items are told at their place, with how many there are', () => {
    const text = sample.replace(
      '{ by: A }',
      '{ by: A, verification: [{ sample: { items: 9, diversions: 12, miss: 0.1 } }] }',
    );
    const [fault] = readSample(text).faults;
    expect(fault).toMatchObject({ facts: { read: '12', low: 1, high: 9 }, line: 10 });
    expect(text.split('\n')[9]?.slice((fault?.column ?? 0) - 1)).toMatch(/^12/);
  });

  test('the times of a warning and its sources are read', () => {
    const text = `${sample.replace('{ by: A }', '{ by: A, warning: { undo: [6, 12], detection_delay: 1, response: 30 days, sources: [book] } }')}sources: { book: { title: A book, basis: seen } }\n`;
    expect(readSample(text).agreement?.steps[0]?.warning).toEqual({
      undo: [6, 12],
      detectionDelay: 1,
      response: '30 days',
      sources: ['book'],
    });
  });

  test.each([
    ['bonds: { A: -1 }', 'out-of-range'],
    ['bonds: { C: 1 }', 'unknown-party'],
    ['rules: [{ escrow: [a1, b1], cost: { C: 1 } }]', 'unknown-party'],
    ['rules: [{ of: C, never: a1 }]', 'unknown-party'],
    ['rules: [{ of: A, befor: [a1, b1] }]', 'unknown-key'],
    ['rules: [{ of: A }]', 'not-one-of-keys'],
    ['assessment: { stakes: { A: -1 } }', 'out-of-range'],
    ['assessment: { hazard: -0.1 }', 'out-of-range'],
    ['assessment: { agreement: other }', 'other-agreement'],
    ['assessment: { worth: { a7: { A: 1 } } }', 'unknown-step'],
    ['assessment: { worth: { a1: { A: .nan } } }', 'not-finite'],
    ['assessment: { ranks: { A: { gains: [[b1, b1]], costs: [] } } }', 'ranked-twice'],
    ['powers: [{ id: p, holders: [A], act: reimpose, target: [a9] }]', 'unknown-step'],
    [
      'powers: [{ id: p, holders: [A], act: suspend, target: [a1], stages: [{ title: Talks, wait: 15 days, by: A }] }]',
      '',
    ],
    ['powers: [{ id: p, holders: [A], act: suspend, target: [a1], stages: [] }]', 'wrong-kind'],
    ['powers: [{ id: p, holders: [A], act: suspend, target: [a1], stages: [{ title: Talks }] }]', 'missing-key'],
    [
      'powers: [{ id: p, holders: [A], act: suspend, target: [a1], stages: [{ title: Talks, wait: 1, by: C }] }]',
      'unknown-actor',
    ],
    ['commitments: { talks: { by: [A, B], title: Resume talks, due: 2019-07-21 } }', ''],
    ['commitments: { a1: { by: A } }', 'step-and-commitment'],
    ['commitments: { talks: { by: C } }', 'unknown-actor'],
    ['commitments: { talks: { by: A, requires: [a1] } }', ''],
    ['commitments: { talks: { by: A, duration: 2 } }', 'unknown-key'],
    ['rules: [{ before: [talks, a1] }]\ncommitments: { talks: { by: A } }', 'unknown-step'],
    ['signed: 2018-06-12', ''],
    ['signed: 2018-06-31', 'wrong-date'],
    ['note: "\\u202e"', ''],
    ['note: "\\u0000"', 'ill-formed-text'],
    ['note: "\\ud800"', 'ill-formed-text'],
    ['__proto__: 1', 'reserved-name'],
    [`powers: [${power}, ${power}]`, 'named-twice'],
    ['proposals: { p: { steps: [a1], by: B, status: rejected, date: 2019-02-28 } }', ''],
    ['proposals: { p: { steps: [b1], by: A } }', ''],
    ['proposals: { p: { steps: [a9] } }', 'unknown-step'],
    ['proposals: { p: { steps: [] } }', 'wrong-kind'],
    ['proposals: { p: { steps: [a1], by: C } }', 'unknown-speaker'],
    ['proposals: { p: { steps: [a1], status: refused } }', 'wrong-choice'],
    ['proposals: { p: { steps: [a1], sources: [s9] } }', 'unknown-source'],
  ])('a case with "%s" gets %s', (entry, code) => {
    const codes = codesOf(`${sample}${entry}\n`);
    expect([...new Set(codes)]).toEqual(code === '' ? [] : [code]);
  });

  test('sources and barriers stand in one place only', () => {
    const text = `${sample}sources: { s1: { title: S, basis: seen } }\nbarriers: { activities: {} }\n`;
    const { faults } = readCase([
      { path: 'agreement.yaml', text },
      { path: 'barriers.yaml', text: 'activities: {}' },
      { path: 'sources.yaml', text: 'sources: {}' },
    ]);
    expect(faults.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'barriers.yaml second-file',
      'sources.yaml second-file',
    ]);
  });

  test('missing parties do not make every party unknown', () => {
    expect(codesOf(sample.replace(/parties:\n.*\n.*\n/, ''))).toEqual(['missing-key']);
  });

  test('an assessment alone is a case without an agreement', () => {
    const { faults } = readCase([{ path: 'engagement.yaml', text: sampleAssessment }]);
    expect(faults.map(({ code }) => code)).toEqual(['no-agreement']);
  });

  test('a separate assessment needs agreement, by and as_of', () => {
    const { faults } = withAssessment('lockstep_assessment: 1\nworth: {}\n');
    expect(faults.map(({ facts }) => ('key' in facts ? facts.key : ''))).toEqual(['agreement', 'by', 'as_of']);
  });

  test('nesting a million deep is refused without running out of stack', () => {
    expect(codesOf('['.repeat(1_000_000))).toEqual(['too-deep']);
    expect(codesOf('- '.repeat(100_000))).toEqual(['too-deep']);
    expect(codesOf('{a: '.repeat(100_000))).toEqual(['too-deep']);
  });

  test('aliases that multiply are refused quickly', () => {
    const lines = Array.from({ length: 9 }, (_, level) => {
      const inner =
        level === 0
          ? '1'
          : Array(9)
              .fill(`*l${level - 1}`)
              .join(', ');
      return `l${level}: &l${level} [${inner}]`;
    });
    expect(codesOf(`${sample}${lines.join('\n')}\n`)).toContain('too-many-aliases');
  });

  test('an alias that holds itself is refused', () => {
    expect(codesOf(`${sample}terms: { a: &x [*x] }\n`)).toEqual(['unknown-alias']);
  });

  test('nothing at all is a case without an agreement', () => {
    expect(readCase([]).faults.map(({ code }) => code)).toEqual(['no-agreement']);
  });
});
