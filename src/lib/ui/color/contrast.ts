/**
 * Contrast between two colours, and the nearest colour that has enough of it.
 *
 * Colours are `#rgb` or `#rrggbb`. Ratio and luminance: WCAG 2.2, “contrast ratio”. Nearness: OKLab
 * (Ottosson 2020), moving only lightness, so that an institution's colour stays recognisable.
 */
export type Hex = `#${string}`;

type Triple = readonly [number, number, number];

/** Text on any surface of the product has at least this ratio (WCAG 1.4.6, level AAA). */
export const textContrast = 7;

/** Reads `#0b6b5d`, `#0B6B5D` or `#abc`; anything else gives `null`. */
export function parseHex(raw: string): Hex | null {
	const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(raw.trim())?.[1]?.toLowerCase();
	if (!digits) return null;
	return digits.length === 6 ? `#${digits}` : `#${digits.replace(/./g, '$&$&')}`;
}

function toLinear(hex: Hex): Triple {
	const full = parseHex(hex);
	if (!full) throw new RangeError(`Not a colour: ${hex}`);
	const channel = (start: number): number => {
		const share = Number.parseInt(full.slice(start, start + 2), 16) / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	};
	return [channel(1), channel(3), channel(5)];
}

function toHex(linear: Triple): Hex {
	const digits = linear.map((value) => {
		const clipped = Math.min(1, Math.max(0, value));
		const share = clipped <= 0.0031308 ? clipped * 12.92 : 1.055 * clipped ** (1 / 2.4) - 0.055;
		return Math.round(share * 255)
			.toString(16)
			.padStart(2, '0');
	});
	return `#${digits.join('')}`;
}

function toOklab([r, g, b]: Triple): Triple {
	const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
	const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
	const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
	return [
		0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
		1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
		0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
	];
}

function fromOklab([lightness, a, b]: Triple): Triple {
	const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
	return [
		4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
		-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
		-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
	];
}

function luminance(hex: Hex): number {
	const [r, g, b] = toLinear(hex);
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** From 1 (the same) to 21 (black on white). The order of the two does not matter. */
export function contrastRatio(one: Hex, other: Hex): number {
	const first = luminance(one);
	const second = luminance(other);
	return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/**
 * The colour itself when it already reads on `background`; otherwise the one with the same hue and the
 * least change of lightness that does. Returns `null` when not even black or white would reach `minimum`.
 */
export function nearestPassing(color: Hex, background: Hex, minimum = textContrast): Hex | null {
	if (contrastRatio(color, background) >= minimum) return toHex(toLinear(color));
	const [lightness, a, b] = toOklab(toLinear(color));

	// Chroma fades with the move, so that the ends of the search are true black and true white.
	const at = (share: number, end: 0 | 1): Hex => {
		const fade = 1 - share ** 4;
		return toHex(fromOklab([lightness + (end - lightness) * share, a * fade, b * fade]));
	};
	const search = (end: 0 | 1): { hex: Hex; moved: number } | null => {
		if (contrastRatio(at(1, end), background) < minimum) return null;
		let failing = 0;
		let passing = 1;
		for (let step = 0; step < 20; step += 1) {
			const middle = (failing + passing) / 2;
			if (contrastRatio(at(middle, end), background) >= minimum) passing = middle;
			else failing = middle;
		}
		return { hex: at(passing, end), moved: Math.abs(end - lightness) * passing };
	};

	const found = [search(0), search(1)].filter((candidate) => candidate !== null);
	found.sort((x, y) => x.moved - y.moved);
	return found[0]?.hex ?? null;
}
