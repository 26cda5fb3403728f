type Version = readonly [number, number, number];

function parseVersion(text: string): Version {
	const [major = 0, minor = 0, patch = 0] = text.split('.').map((part) => Number.parseInt(part, 10) || 0);
	return [major, minor, patch];
}

function compareVersions(a: Version, b: Version): number {
	return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** The first version that is no longer the same major, minor or patch, by how much of it was written. */
function endOf(text: string, caret: boolean): Version {
	const [major, minor, patch] = parseVersion(text);
	const written = text.split('.').filter((part) => /^\d+$/.test(part)).length;
	if (caret ? major > 0 || written === 1 : written === 1) return [major + 1, 0, 0];
	if (caret ? minor > 0 || written === 2 : true) return [major, minor + 1, 0];
	return [major, minor, patch + 1];
}

function meets(comparator: string, version: Version): boolean {
	const [, sign = '', text = ''] = /^(>=|<=|>|<|=|\^|~)?v?(.*)$/.exec(comparator) ?? [];
	if (text === '' || /^[*xX]/.test(text)) return true;
	const order = compareVersions(version, parseVersion(text));
	switch (sign) {
		case '>=':
			return order >= 0;
		case '>':
			return order > 0 && (text.split('.').length > 1 || compareVersions(version, endOf(text, false)) >= 0);
		case '<':
			return order < 0;
		case '<=':
			return order <= 0 || (text.split('.').length < 3 && compareVersions(version, endOf(text, false)) < 0);
		case '^':
			return order >= 0 && compareVersions(version, endOf(text, true)) < 0;
		case '~':
			return order >= 0 && compareVersions(version, endOf(text, false)) < 0;
		default:
			return text.split('.').filter((part) => /^\d+$/.test(part)).length === 3
				? order === 0
				: order >= 0 && compareVersions(version, endOf(text, false)) < 0;
	}
}

/**
 * Whether an `engines` range lets a version in: `||` between alternatives, spaces between what must all hold,
 * `a - b`, and the signs npm knows. Prereleases are not looked at.
 */
export function acceptsVersion(range: string, version: string): boolean {
	const asked = parseVersion(version);
	return range.split('||').some((alternative) => {
		const [low, high] = alternative.split(/\s+-\s+/);
		if (low !== undefined && high !== undefined)
			return meets(`>=${low.trim()}`, asked) && meets(`<=${high.trim()}`, asked);
		return alternative
			.trim()
			.replaceAll(/(>=|<=|>|<|=|\^|~)\s+/g, '$1')
			.split(/[\s,]+/)
			.every((comparator) => meets(comparator, asked));
	});
}
