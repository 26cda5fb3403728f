import { contrastRatio, nearestPassing, parseHex, textContrast, type Hex } from './contrast';

/** The surfaces text may lie on, per scheme. A test keeps them equal to `styles/tokens.css`. */
export const surfaces = {
	light: ['#ffffff', '#faf8f4', '#f1eee7'],
	dark: ['#0f1214', '#14181b', '#1d2327'],
} as const satisfies Record<'light' | 'dark', readonly Hex[]>;

/** What an institution's colour becomes: one value per scheme, both readable as text on every surface. */
export type Accent = {
	readonly light: Hex;
	readonly dark: Hex;
	/** False when the colour asked for does not read on paper: then `light` is the nearest that does. */
	readonly asAsked: boolean;
};

function fitSurfaces(color: Hex, backgrounds: readonly Hex[]): Hex {
	let fitted = color;
	for (const background of backgrounds) fitted = nearestPassing(fitted, background) ?? fitted;
	return fitted;
}

/** Fits a colour such as `#7a1f3d` to both schemes. `null` when `raw` is not a colour. */
export function fitAccent(raw: string): Accent | null {
	const asked = parseHex(raw);
	if (!asked) return null;
	return {
		light: fitSurfaces(asked, surfaces.light),
		dark: fitSurfaces(asked, surfaces.dark),
		asAsked: surfaces.light.every((surface) => contrastRatio(asked, surface) >= textContrast),
	};
}
