import { describe, expect, it } from 'vitest';
import { canonicalBytes, readBundle } from '../../evidence';
import { forge } from '../testing/forge';
import { judgeBad } from '../testing/judgeBad';
import { buildSample, packRecord, RANKINGS } from '../testing/sampleRecord';

const file = `ballots/${RANKINGS[0]}.json`;
const sound = packRecord(buildSample('anonymous'));
const bundle = readBundle(sound);
if (!bundle.ok) throw new Error(bundle.error.code);
const shown = JSON.parse(new TextDecoder().decode(bundle.value.files.get(file))) as unknown[];
const found = (ballots: readonly unknown[]) =>
	judgeBad(forge(sound, { files: { [file]: canonicalBytes(ballots) } })).found.filter((one) =>
		one.startsWith('18 '),
	);

describe('the file of ballots without their seats', () => {
	it('is in the order of their texts, which tells nothing of who came first', () => {
		expect(found(shown)).toEqual([]);
		expect(found(shown.toReversed())).toEqual([`18 ballots-not-ordered {"file":"${file}"}`]);
		const [first, second, ...others] = shown;
		expect(found([...others, first, second])).toEqual([`18 ballots-not-ordered {"file":"${file}"}`]);
	});

	it('may hold two that say the same, and none of another task', () => {
		const [first] = shown;
		expect(found([first, first, ...shown.slice(2)])).toEqual([]);
		expect(found([...shown.slice(1), { approved: [] }])).toEqual([
			`18 ballots-other-mode {"file":"${file}","mode":"anonymous"}`,
		]);
	});
});
