import {
	canonicalBytes,
	commit,
	compareBytes,
	documentHash,
	hashLeaf,
	sha256Of,
	writeBundle,
} from '../../../src/lib/evidence';
import { EXERCISE, id } from '../../../src/lib/verifier/testing/recordBuilder';

/** A log of one survey and its documents, as a bundle holds them. */
export interface LargeLog {
	readonly lines: readonly Uint8Array[];
	readonly instrument: unknown;
	readonly notice: unknown;
	readonly rules: unknown;
}

const survey = id(3);
const software = 'prioriza 0.1.0';
/** Acts beside the answers: the beginning, the rules, the opening, the seal and the close. */
const acts = 5;

const line = (type: string, body: object): Uint8Array =>
	canonicalBytes({ v: 1, type, exercise: EXERCISE.id, body });

/** A log of that many entries that adds up: all but a few are answers by two channels, sealed in one batch. */
export function makeLog(size: number): LargeLog {
	const rules = { themes: ['agua'] };
	const notice = { short: { es: 'Aviso' } };
	const instrument = { v: 1, survey, notice, questions: [{ id: 'q1' }] };
	const hash = documentHash('instrument', instrument);
	const count = size - acts;
	const channels = ['kiosk', 'web'] as const;
	const byChannel = channels.map((channel, at) => {
		const accepted = Math.floor((count + 1 - at) / 2);
		return { channel, accepted, counted: accepted };
	});
	const answers = Array.from({ length: count }, (_, at) => {
		const salt = sha256Of(new TextEncoder().encode(String(at)));
		const content = { v: 1, survey, instrument: hash, language: 'es', answers: { q1: at % 5 } };
		const commitment = commit('response', salt, content);
		const bytes = line('response', {
			survey,
			instrument: hash,
			channel: channels[at % 2] ?? 'web',
			commitment,
		});
		return { bytes, leaf: hashLeaf(bytes) };
	});
	answers.sort((one, other) => compareBytes(one.leaf, other.leaf));
	return {
		lines: [
			line('log.created', { origin: 'prioriza/ejercicio-ficticio', number: 1, software }),
			line('ruleset.adopted', { ruleset: 'ficticia-2026', version: 1, hash: documentHash('ruleset', rules) }),
			line('survey.opened', {
				consultation: id(2),
				survey,
				instrument: hash,
				notice: documentHash('notice', notice),
				channels,
				opens: '2026-02-01',
				closes: '2026-02-28',
				graceDays: 0,
				reviewDays: 0,
				date: '2026-02-01',
			}),
			...answers.map(({ bytes }) => bytes),
			line('batch.sealed', { first: 3, count }),
			line('survey.closed', {
				survey,
				date: '2026-03-01',
				accepted: count,
				superseded: 0,
				withdrawn: 0,
				counted: count,
				byChannel,
				reason: 'date',
			}),
		],
		instrument,
		notice,
		rules,
	};
}

/** The bundle of such a log. */
export function packLog({ lines, instrument, notice, rules }: LargeLog): Uint8Array {
	return writeBundle({
		exercise: EXERCISE,
		software,
		entries: lines,
		instruments: [{ survey, version: 1, document: instrument }],
		notices: [{ survey, version: 1, document: notice }],
		documents: [],
		rulesets: [{ id: 'ficticia-2026', version: 1, document: rules }],
		results: [],
		ballots: [],
		attachments: [],
	});
}
