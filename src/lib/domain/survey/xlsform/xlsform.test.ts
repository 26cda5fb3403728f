import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instruments } from '../../../../../tests/arbitraries/answers';
import { withConditions, withLimits } from '../../../../../tests/arbitraries/conditions';
import type { Instrument } from '../instrument';
import { parseInstrument } from '../instrumentSchema';
import { readXlsForm } from './read/readXlsForm';
import { writeXlsForm } from './write/writeXlsForm';

describe('writeXlsForm and readXlsForm', () => {
	it('bring back every instrument whole, whatever it is imported onto', () => {
		const pairs = fc.tuple(instruments.chain(withConditions).chain(withLimits), instruments);
		fc.assert(
			fc.property(pairs, ([instrument, other]) => {
				fc.pre(parseInstrument(instrument).ok);
				const base: Instrument = {
					...other,
					...{ survey: instrument.survey, state: instrument.state },
					...{ title: { es: 'Antes', en: 'Before' }, intro: { es: 'Antes.' } },
					notice: { short: { es: 'Antes.' }, full: { es: 'Antes.' } },
				};
				expect(readXlsForm(writeXlsForm(instrument), base)).toEqual({ instrument, findings: [] });
			}),
			{ numRuns: 500 },
		);
	});
});
