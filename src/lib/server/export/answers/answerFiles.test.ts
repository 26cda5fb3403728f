import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instruments, validContents } from '../../../../../tests/arbitraries/answers';
import type { AnswerRecord } from '$lib/domain/response/answerTable';
import type { AnswerContent, Instrument } from '$lib/domain/survey/instrument';
import { answerFiles, isAnswerFileKind, type AnswerFileKind } from './answerFiles';
import { composeDictionary, type AnswersInput } from './answerSheets';
import { readAnswerFile } from './readAnswerFile';

const kinds = Object.keys(answerFiles).filter(isAnswerFileKind);

const recordOf = ({ language, answers }: AnswerContent, at: number): AnswerRecord => ({
	id: `00000000-0000-4000-8000-${at.toString().padStart(12, '0')}`,
	folio: '7KQ4-M2XA',
	channel: at % 2 === 0 ? 'web' : 'kiosk',
	station: at % 2 === 0 ? null : '=Módulo "central", norte',
	place: at % 2 === 0 ? '+Mercado "norte"' : null,
	isAssisted: at % 4 === 1,
	hasProof: at % 3 === 1,
	receivedOn: '2026-03-20',
	isLate: at % 3 === 0,
	isExcluded: at % 5 === 0,
	language,
	answers,
});

const inputOf = (instrument: Instrument, records: AnswerRecord[]): AnswersInput => ({
	consultation: {
		slug: 'una-consulta',
		title: 'Una consulta',
		institutionName: 'Órgano de prueba',
		useOfResults: 'Es una prueba.',
		opensAt: '2026-03-01T15:00:00Z',
		closesAt: '2026-03-21T15:00:00Z',
		closedOn: '2026-03-21',
	},
	instrument,
	instrumentHash: 'A'.repeat(43),
	records,
	origin: 'https://prioriza.example',
});

const bytesOf = async (kind: AnswerFileKind, input: AnswersInput): Promise<Uint8Array> => {
	const written = await answerFiles[kind].write(input, 'es');
	return typeof written === 'string' ? new TextEncoder().encode(written) : written;
};

const inputs = instruments.chain((instrument) =>
	fc
		.array(validContents(instrument), { maxLength: 8 })
		.map((contents) => inputOf(instrument, contents.map(recordOf))),
);

describe('a file of answers', () => {
	it.each(kinds)('in %s reads back to the same answers', async (kind) => {
		await fc.assert(
			fc.asyncProperty(inputs, async (input) => {
				const read = await readAnswerFile(kind, await bytesOf(kind, input), input.instrument);
				expect(read).toEqual({ ok: true, value: input.records });
			}),
			{ numRuns: kind === 'csv' || kind === 'json' ? 300 : 100 },
		);
	});

	it.each(kinds)('in %s is the same bytes for the same answers', async (kind) => {
		const [input] = fc.sample(inputs, { numRuns: 1, seed: 7 });
		if (!input) throw new Error('one was asked for');
		expect(await bytesOf(kind, input)).toEqual(await bytesOf(kind, input));
	});

	it.each(kinds)('of another survey, or torn, is refused in %s', async (kind) => {
		const [input, other] = fc
			.sample(inputs, { numRuns: 40, seed: 11 })
			.filter(({ records, instrument }) => records.length > 0 && instrument.questions.length > 3);
		if (!input || !other) throw new Error('two were asked for');
		const bytes = await bytesOf(kind, input);
		expect((await readAnswerFile(kind, bytes, other.instrument)).ok).toBe(false);
		expect((await readAnswerFile(kind, bytes.slice(0, bytes.length / 2), input.instrument)).ok).toBe(false);
		expect((await readAnswerFile(kind, new Uint8Array([1, 2, 3]), input.instrument)).ok).toBe(false);
	});
});

const asked = { text: { es: '¿Qué?' }, help: null, required: false, noAnswer: [] };
const options = [
	{ id: 'agua', text: { es: 'Agua' } },
	{ id: 'luz', text: { es: 'Luz' } },
];
const instrument: Instrument = {
	v: 1,
	survey: '00000000-0000-4000-8000-000000000000',
	languages: ['es'],
	title: { es: 'Consulta' },
	intro: { es: 'Hola.' },
	notice: { short: { es: 'Aviso' }, full: { es: 'Aviso' } },
	state: '20',
	questions: [
		{ ...asked, id: 'tema', type: 'single', options, allowOther: true },
		{ ...asked, id: 'lugar', type: 'point' },
		{ ...asked, id: 'detalle', type: 'short', maxLength: 80 },
	],
};

describe('what staff download', () => {
	it('marks own words, places and what leads to one answer as reserved, in dictionary and schema alike', () => {
		const reserved = [
			'_id',
			'_folio',
			'_modulo',
			'_lugar',
			'_recibida',
			'tema.+other',
			'lugar.lat',
			'lugar.lon',
			'detalle',
		];
		const { rows } = composeDictionary({ instrument }, 'es');
		expect(rows.filter((row) => row.at(-1) === 'reservado').map(([name]) => name)).toEqual(reserved);
		const packed = unzipSync(answerFiles.zip.write(inputOf(instrument, []), 'es'));
		const descriptor: unknown = JSON.parse(strFromU8(packed['datapackage.json'] ?? new Uint8Array()));
		expect(descriptor).toMatchObject({
			'prioriza:access': 'reserved',
			resources: [
				{
					path: 'respuestas.csv',
					schema: {
						fields: rows.map(([name]) => ({
							name,
							'prioriza:access': reserved.includes(String(name)) ? 'reserved' : 'counts',
						})),
					},
				},
				{ path: 'diccionario.csv' },
				{ path: 'instrumento.json' },
			],
		});
		expect(descriptor).not.toHaveProperty('licenses');
	});

	it('puts the point of an answer on the map and leaves the others without a place', () => {
		const at = (answers: AnswerRecord['answers'], place: number) =>
			recordOf({ v: 1, survey: instrument.survey, instrument: '', language: 'es', answers }, place);
		const records = [at({ lugar: { latE6: 17_060_001, lonE6: -96_720_000 } }, 0), at({ tema: 'agua' }, 1)];
		const written: unknown = JSON.parse(answerFiles.geojson.write(inputOf(instrument, records), 'es'));
		expect(written).toMatchObject({
			type: 'FeatureCollection',
			features: [
				{ geometry: { type: 'Point', coordinates: [-96.72, 17.060001] } },
				{ geometry: null, properties: { tema: 'agua' } },
			],
		});
	});
});
