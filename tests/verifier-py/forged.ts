import { base64url, publicKeyOf, signCheckpoint, writeVerifierKey } from '../../src/lib/evidence';
import type { FindingCode } from '../../src/lib/verifier/report';
import type { SampleRecord } from '../../src/lib/verifier/testing/recordBuilder';
import { packRecord } from '../../src/lib/verifier/testing/sampleRecord';
import { ORIGIN, sealAt } from '../../src/lib/verifier/testing/seal';
import { pick, STRANGE_HASH } from '../../src/lib/verifier/testing/spoil';
import { overwritten, relist, repacked, rewrite, spoiled } from './forge';
import type { Case } from './python';
import { brought, KEYS, signedSample } from './samples';

/** A bundle made by hand that is not sound, and all that must be said of it. */
export type Forged = readonly [
	name: string,
	make: () => Omit<Case, 'name'>,
	exit: number,
	codes: readonly FindingCode[],
];

const [first = new Uint8Array(), second = new Uint8Array()] = KEYS;
const stranger = new Uint8Array(32).fill(9);
const encode = (text: string) => new TextEncoder().encode(text);

const nothing = () => undefined;
const keyLine = (privateKey: Uint8Array) =>
	writeVerifierKey({ name: ORIGIN, publicKey: publicKeyOf(privateKey) });
const whole = (record: SampleRecord) => record.entries.length;

export const forged: readonly Forged[] = [
	['another root', spoiled(nothing, { root: STRANGE_HASH }), 1, ['anchor-differs']],
	['the key of another installation', spoiled(nothing, { key: keyLine(stranger) }), 1, ['key-differs']],
	['the key that was given up', spoiled(nothing, { key: keyLine(first) }), 1, ['key-differs']],
	[
		'a key that signed nothing here',
		spoiled((r) => (r.checkpoints = []), { key: keyLine(second) }),
		1,
		['key-signed-nothing'],
	],
	[
		'a kept state of another log',
		spoiled(nothing, {
			previous: signCheckpoint({ origin: 'prioriza/otro', size: 3, root: new Uint8Array(32) }, [first]),
		}),
		1,
		['previous-of-other-log'],
	],
	[
		'a kept state with other entries',
		spoiled(
			(r) => {
				pick(r, 'log.created').body.software = 'otro 0.1.0';
				r.checkpoints = [sealAt(r, 3, first), sealAt(r, 9, second, first), sealAt(r, whole(r), second)];
			},
			{ previous: brought.previous() },
		),
		1,
		['previous-differs'],
	],
	[
		'a kept state with more entries',
		spoiled(nothing, {
			previous: signCheckpoint({ origin: ORIGIN, size: 900, root: new Uint8Array(32) }, [second]),
		}),
		1,
		['previous-beyond'],
	],
	[
		'a kept state that a stranger signed',
		spoiled(nothing, { previous: sealAt(signedSample(), 3, stranger).note }),
		1,
		['previous-unsigned'],
	],
	[
		'a kept state of no entries that a stranger signed',
		spoiled(nothing, { previous: sealAt(signedSample(), 0, stranger).note }),
		1,
		['previous-unsigned'],
	],
	[
		'a kept state that says nothing of what closed',
		spoiled(nothing, { previous: brought.previous() }),
		3,
		[],
	],
	['a log with a key and no checkpoint', spoiled((r) => (r.checkpoints = [])), 3, []],
	['a newest checkpoint that does not reach the end', spoiled((r) => r.checkpoints?.pop()), 3, []],
	[
		'a checkpoint that a stranger signed',
		spoiled((r) => r.checkpoints?.splice(2, 1, sealAt(r, whole(r), stranger))),
		1,
		['signature-missing'],
	],
	[
		'a checkpoint after the change of keys without the former one',
		spoiled((r) => r.checkpoints?.splice(1, 1, sealAt(r, 9, second))),
		1,
		['signature-missing'],
	],
	[
		'a signature of other lines',
		spoiled((r) => {
			const lines = sealAt(r, 3, first).note.split('\n');
			lines[4] = sealAt(r, 4, first).note.split('\n')[4] ?? '';
			r.checkpoints?.splice(0, 1, { size: 3, note: lines.join('\n') });
		}),
		1,
		['signature-false'],
	],
	[
		'a change from a key that was not in force',
		spoiled((r) => {
			pick(r, 'key.rotated').body.old = base64url(publicKeyOf(stranger));
			const last = sealAt(r, whole(r), second, stranger);
			r.checkpoints = [sealAt(r, 3, first), last];
		}),
		1,
		['key-chain-broken'],
	],
	[
		'a checkpoint of entries that were changed',
		spoiled((r) => (pick(r, 'survey.opened').body.graceDays = 9)),
		1,
		['checkpoint-differs'],
	],
	[
		'a checkpoint nobody can read',
		spoiled((r) => r.checkpoints?.splice(0, 1, { size: 3, note: 'sello' })),
		1,
		['checkpoint-malformed'],
	],
	[
		'a checkpoint that is no text',
		relist((files) =>
			files.set('checkpoints/3', new Uint8Array([...(files.get('checkpoints/3') ?? []), 0xff])),
		),
		1,
		['checkpoint-malformed'],
	],
	[
		'a checkpoint behind a byte-order mark',
		relist((files) =>
			files.set('checkpoints/3', new Uint8Array([0xef, 0xbb, 0xbf, ...(files.get('checkpoints/3') ?? [])])),
		),
		1,
		['checkpoint-of-other-log', 'signature-missing'],
	],
	[
		'a checkpoint under another size',
		spoiled((r) => r.checkpoints?.splice(0, 1, { ...sealAt(r, 3, first), size: 4 })),
		1,
		['checkpoint-misnamed'],
	],
	[
		'a newest checkpoint that is not the newest',
		relist((files) => files.set('checkpoint', files.get('checkpoints/3') ?? encode(''))),
		1,
		['checkpoint-not-newest'],
	],
	['a manifest without its exercise', repacked((_, manifest) => delete manifest['exercise']), 2, []],
	[
		'a manifest of another exercise',
		repacked(
			(_, manifest) =>
				(manifest['exercise'] = { id: '00000000-0000-4000-8000-000000000099', slug: 'otro', name: 'Otro' }),
		),
		1,
		['entry-of-other-exercise'],
	],
	[
		'a manifest that lists a file more',
		repacked((_, manifest) =>
			(manifest['files'] as unknown[]).push({ path: 'zzz.txt', bytes: 0, sha256: STRANGE_HASH }),
		),
		1,
		['file-missing'],
	],
	[
		'a file that the manifest does not list',
		repacked((files) => files.set('zzz.txt', encode('x'))),
		1,
		['file-not-listed'],
	],
	['a file with other bytes', repacked((files) => files.set('LEEME.txt', encode('x'))), 1, ['file-differs']],
	[
		'a stranger beside the leaves',
		relist((files) => files.set('log/more.bin', encode('x'))),
		1,
		['file-without-entry'],
	],
	[
		'a stranger beside the checkpoints',
		relist((files) => files.set('checkpoints/x', encode('x'))),
		1,
		['file-without-entry'],
	],
	[
		'a document with a space',
		relist((files) => files.set('rulesets/ficticia-2026-1.json', encode('{ }'))),
		1,
		['file-not-canonical', 'document-differs'],
	],
	[
		'a line taken out of the log and every hash mended',
		repacked((files, manifest) => {
			rewrite(files, manifest, (lines) => lines.splice(1, 1));
		}),
		1,
		[
			'anchor-differs',
			'batch-not-contiguous',
			'checkpoint-differs',
			'checkpoint-beyond',
			'entry-outside-batch',
			'file-without-entry',
			'ruleset-not-adopted',
			'signature-missing',
		],
	],
	[
		'two lines that changed places and every hash mended',
		repacked((files, manifest) => {
			rewrite(files, manifest, (lines) => lines.splice(1, 2, ...lines.slice(1, 3).reverse()));
		}),
		1,
		['anchor-differs', 'checkpoint-differs'],
	],
	['a path that leads out', overwritten('LEEME.txt', '../LE.txt'), 2, []],
	['a path that begins at the root', overwritten('LEEME.txt', '/EEME.txt'), 2, []],
	['half of it', () => ({ bytes: packRecord(signedSample()).slice(0, 9_000) }), 2, []],
	['something behind it', () => ({ bytes: new Uint8Array([...packRecord(signedSample()), 10]) }), 2, []],
];
