import type { Page } from '@playwright/test';

/** The sizes the product is judged at: a common small phone, and a laptop. */
export const sizes = {
	phone: { width: 360, height: 740 },
	laptop: { width: 1280, height: 800 },
} as const;

export const schemes = {
	light: { colorScheme: 'light', forcedColors: 'none' },
	dark: { colorScheme: 'dark', forcedColors: 'none' },
	'forced colours': { colorScheme: 'light', forcedColors: 'active' },
} as const;

export interface Face {
	readonly name: string;
	readonly scheme: keyof typeof schemes;
	readonly size: keyof typeof sizes;
}

export const faces: readonly Face[] = Object.keys(sizes).flatMap((size) =>
	Object.keys(schemes).map((scheme) => ({
		name: `${size}, ${scheme}`,
		scheme: scheme as Face['scheme'],
		size: size as Face['size'],
	})),
);

/**
 * With PRIORIZA_FULL=1 all six; otherwise three, in which every size and every scheme is met once. Colours come from
 * pairs that are the same at every size, and most of an ordinary run would go into asking about them again.
 */
const chosen =
	process.env['PRIORIZA_FULL'] === '1'
		? faces
		: faces.filter(({ name }) => ['phone, light', 'laptop, dark', 'phone, forced colours'].includes(name));

/** Shows the page in each face in turn, with motion at rest, and leaves it as it was. */
export async function showInEachFace(page: Page, look: (face: Face) => Promise<void>): Promise<void> {
	const before = page.viewportSize();
	for (const face of chosen) {
		await page.setViewportSize(sizes[face.size]);
		await page.emulateMedia({ ...schemes[face.scheme], reducedMotion: 'reduce' });
		await look(face);
	}
	await page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null });
	if (before) await page.setViewportSize(before);
}
