import { describe, expect, it } from 'vitest';
import { plantTree, readTree } from '../tree';
import { checkGallery } from './checkGallery';

/** What the gallery need not show, and why. */
const excused = new Map([
	['Spoken', 'hints, errors and legends there are said by it'],
	['RankRow', 'only RankEditor draws it, in each of its states'],
	['TableFrame', 'every table there is drawn in it'],
]);

describe('the gallery', () => {
	it('shows every part in every state', () => {
		expect(
			checkGallery(
				readTree((path) => /^src\/.*\.svelte$/.test(path)),
				excused,
			),
		).toEqual([]);
	});
});

describe('the check of the gallery', () => {
	const part = (props: string, taken = '') =>
		`<script lang="ts">\n\ttype Tone = 'calm' | 'loud';\n\ttype Props = { ${props} };\n\tlet { ${taken} }: Props = $props();\n</script>\n<p></p>`;
	const check = (props: string, taken: string, gallery: string, reasons = new Map<string, string>()) =>
		checkGallery(
			plantTree({
				'src/lib/ui/data/Bell.svelte': part(props, taken),
				'src/routes/galeria/Data.svelte': gallery,
			}),
			reasons,
		);

	it('finds a part that is not there', () => {
		expect(check('', '', '<p>Bell</p>')).toEqual(['/galeria does not show Bell']);
		expect(check('', '', '{#if true}<div><Bell /></div>{/if}')).toEqual([]);
	});

	it('finds a prop that is never given, a snippet too', () => {
		const props = 'wide?: boolean; tools?: Snippet; children: Snippet; onclose?: () => void';
		expect(check(props, '', '<Bell />')).toEqual([
			'/galeria does not show Bell: wide',
			'/galeria does not show Bell: tools',
			'/galeria does not show Bell: children',
		]);
		expect(check(props, '', '<Bell wide>Ring{#snippet tools()}x{/snippet}</Bell>')).toEqual([]);
		expect(check(props, '', '<Bell {...everything} />')).toEqual([]);
	});

	it('finds a word of a choice that is never said', () => {
		const props = "tone?: Tone; level: 2 | 3; size?: 'small' | 'large'";
		const taken = "tone = 'calm', level, size = 'small'";
		expect(check(props, taken, '<Bell tone="calm" level={2} size="small" />')).toEqual([
			'/galeria does not show Bell: tone="loud"',
			'/galeria does not show Bell: level="3"',
			'/galeria does not show Bell: size="large"',
		]);
		const loop =
			"<script>const tones = ['loud'];</script>{#each tones as tone}<Bell {tone} level={3} />{/each}";
		expect(check(props, taken, `${loop}<Bell level={2} size="large" />`)).toEqual([]);
	});

	it('refuses an excuse that is not needed any more', () => {
		expect(check('', '', '<Bell />', new Map([['Bell', 'too loud']]))).toEqual([
			'Bell needs no excuse: /galeria shows it',
		]);
	});
});
