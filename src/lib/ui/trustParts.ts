interface Rules {
	createHTML(markup: string): string | null;
	createScriptURL(address: string): string | null;
}

interface Policies {
	readonly defaultPolicy: object | null;
	createPolicy(name: 'default', rules: Rules): object;
}

/** What Leaflet writes while it finds out what a browser can draw. */
const harmless = '<svg/>';

/**
 * The pages' policy of trusted types refuses every text that would become markup or a worker. This lets in the few that
 * parts of ours need, called before they are loaded: that one text, and workers that the build made.
 */
export function trustParts(): void {
	const { trustedTypes } = globalThis as { trustedTypes?: Policies };
	if (trustedTypes === undefined || trustedTypes.defaultPolicy !== null) return;
	trustedTypes.createPolicy('default', {
		createHTML: (markup) => (markup === harmless ? markup : null),
		createScriptURL: (address) => {
			const { origin, pathname } = new URL(address, location.href);
			return origin === location.origin && pathname.startsWith('/_app/immutable/') ? address : null;
		},
	});
}
