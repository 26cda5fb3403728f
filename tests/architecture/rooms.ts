/**
 * Who may import whom, as data. The tests hold this table against the code; docs/architecture.md explains it.
 * Arrows point inward: what a citizen reads or a stranger recomputes never depends on the server around it.
 */
export interface Room {
	readonly name: string;
	/** Its files. The first group, where there is one, tells sister rooms apart: they may not import each other. */
	readonly files: RegExp;
	/** Rooms it may import. `types of x` allows only what the compiler erases. */
	readonly may: readonly string[];
	/** Rooms only its server files (`*.server.ts`, `+server.ts`) may import. */
	readonly serverFilesMay?: readonly string[];
	/** Packages it may import: a list (a prefix ending in `/*` counts), or any that no other room guards. */
	readonly packages: readonly string[] | 'any';
	/** Said when the table is broken: where such code belongs. */
	readonly moveTo: string;
}

const everyPureRoom = ['basics', 'ranking', 'evidence', 'verifier', 'domain', 'messages'];
const everyBrowserRoom = ['offline', 'map', 'ui', 'forms', 'components', 'styles'];
const everyServerRoom = ['server/backend', 'server/data', 'server/access', 'server/export', 'server/mail'];

/** Rooms that import each other by relative path, so that Node, a bundler and a stranger can read them alike. */
export const pureRooms: readonly string[] = everyPureRoom;

/** What the architecture page calls several rooms at once. */
export const roomGroups: ReadonlyMap<string, readonly string[]> = new Map([
	['pure rooms', everyPureRoom],
	['browser rooms', everyBrowserRoom],
	['server rooms', everyServerRoom],
]);

export const rooms: readonly Room[] = [
	{
		name: 'basics',
		files: /^src\/lib\/basics\//,
		may: [],
		packages: [],
		moveTo: 'basics knows nothing: code that needs another room belongs in that room.',
	},
	{
		name: 'ranking',
		files: /^src\/lib\/ranking\//,
		may: ['basics'],
		packages: [],
		moveTo: 'Take a hash, a clock or a seed as an argument; rules about exercises belong in domain.',
	},
	{
		name: 'evidence',
		files: /^src\/lib\/evidence\//,
		may: ['basics'],
		packages: ['@noble/*', '@scure/*', 'canonicalize', 'fflate', 'zod'],
		moveTo:
			'Evidence knows bytes, not the product: what knows an exercise belongs in domain or server/export.',
	},
	{
		name: 'verifier',
		files: /^src\/lib\/verifier\//,
		may: ['evidence', 'ranking', 'messages', 'basics'],
		packages: ['zod'],
		moveTo: 'A stranger runs the verifier without the product: it reads the bundle alone.',
	},
	{
		name: 'domain',
		files: /^src\/lib\/domain\//,
		may: ['basics', 'ranking', 'types of evidence'],
		packages: ['zod'],
		moveTo: 'Rules are pure: what reads or writes belongs in server/data, sentences in messages.',
	},
	{
		name: 'messages',
		files: /^src\/lib\/messages\//,
		may: ['basics', 'types of domain'],
		packages: [],
		moveTo: 'Messages are words: take the value as a blank; what decides belongs in domain.',
	},
	{
		name: 'server/backend',
		files: /^src\/lib\/server\/backend\//,
		may: ['basics', 'domain'],
		packages: ['@supabase/*', 'ws', 'zod', 'node:*', '$env/*', '$app/*', '@sveltejs/kit'],
		moveTo:
			'The backend makes clients and translates refusals; a verb of the product belongs in server/data.',
	},
	{
		name: 'server/data',
		files: /^src\/lib\/server\/data\//,
		may: ['server/backend', 'domain', 'ranking', 'evidence', 'basics'],
		packages: 'any',
		moveTo: 'Who is asking belongs in server/access, files to hand over in server/export, words in messages.',
	},
	{
		name: 'server/access',
		files: /^src\/lib\/server\/access\//,
		may: ['server/backend', 'domain', 'basics'],
		packages: 'any',
		moveTo: 'Access answers who is asking; what they ask for belongs in server/data.',
	},
	{
		name: 'server/export',
		files: /^src\/lib\/server\/export\//,
		may: ['domain', 'ranking', 'evidence', 'messages', 'basics'],
		packages: 'any',
		moveTo: 'Exports are written from facts handed in: read them in server/data and pass them.',
	},
	{
		name: 'server/mail',
		files: /^src\/lib\/server\/mail\//,
		may: ['basics'],
		packages: ['nodemailer', 'node:*'],
		moveTo:
			'Mail takes letters that are written already: words belong in messages, who gets them in a route.',
	},
	{
		name: 'offline',
		files: /^src\/lib\/offline\//,
		may: ['domain', 'evidence', 'basics'],
		packages: 'any',
		moveTo: 'The outbox keeps answers; what shows them belongs in components or a route.',
	},
	{
		name: 'map',
		files: /^src\/lib\/map\//,
		may: ['basics', 'domain/territory', 'ui'],
		packages: 'any',
		moveTo:
			'The map draws territories: hand it shapes and words; what knows a problem belongs in components.',
	},
	{
		name: 'ui',
		files: /^src\/lib\/ui\//,
		may: ['basics', 'styles'],
		packages: 'any',
		moveTo:
			'A part of ui knows no domain word: take it as a property, or move the part to components/<word>.',
	},
	{
		name: 'styles',
		files: /^src\/lib\/styles\//,
		may: [],
		packages: [],
		moveTo: 'Styles depend on nothing.',
	},
	{
		name: 'forms',
		files: /^src\/lib\/forms\//,
		may: ['ui', 'messages', 'basics'],
		packages: 'any',
		moveTo: 'How forms are sent, whatever they ask: what knows a problem belongs in components.',
	},
	{
		name: 'components',
		files: /^src\/lib\/components\/([^/]+)\//,
		may: ['ui', 'forms', 'map', 'messages', 'domain', 'ranking', 'offline', 'basics', 'styles'],
		packages: 'any',
		moveTo: 'What two components share belongs in ui (no domain word) or domain (no markup).',
	},
	{
		name: 'routes',
		files: /^src\/routes\/(\([^)/]+\)|api|[^/+][^/]*)\//,
		may: [...everyPureRoom, ...everyBrowserRoom, 'routes at the root'],
		serverFilesMay: everyServerRoom,
		packages: 'any',
		moveTo:
			'What two route groups share belongs in components or server/data; server rooms are read in *.server.ts.',
	},
	{
		name: 'routes at the root',
		files: /^src\/routes\/[^/]+$/,
		may: [...everyPureRoom, ...everyBrowserRoom],
		serverFilesMay: everyServerRoom,
		packages: 'any',
		moveTo: 'The root layout knows no group: share through components; server rooms are read in *.server.ts.',
	},
	{
		name: 'cli',
		files: /^src\/cli\//,
		may: ['ranking', 'evidence', 'verifier', 'domain', 'messages', 'basics'],
		packages: 'any',
		moveTo: 'A command is a thin face: what it computes belongs in a pure room.',
	},
	{
		name: 'hooks.server.ts',
		files: /^src\/hooks\.server\.ts$/,
		may: [...everyServerRoom, 'messages', 'domain', 'basics'],
		packages: 'any',
		moveTo: 'The hooks compose: what a page needs belongs in its load.',
	},
	{
		name: 'hooks.client.ts',
		files: /^src\/hooks\.client\.ts$/,
		may: [],
		packages: [],
		moveTo: 'What a page does belongs to the page: here is only what must be said before all of them.',
	},
	{
		name: 'service-worker.ts',
		files: /^src\/service-worker\.ts$/,
		may: ['offline', 'basics'],
		packages: 'any',
		moveTo: 'The worker serves the cache and the outbox; everything else belongs to the page.',
	},
	{
		name: 'app.d.ts',
		files: /^src\/app\.d\.ts$/,
		may: [
			'types of server/access',
			'types of server/backend',
			'types of domain',
			'types of messages',
			'types of basics',
		],
		packages: 'any',
		moveTo: 'Declarations only.',
	},
	{
		name: 'supabase/local',
		files: /^supabase\/local\//,
		may: [],
		packages: 'any',
		moveTo: 'What makes a laptop a Supabase knows nothing of the product: hand it values by argument.',
	},
	{
		name: 'supabase/seeds',
		files: /^supabase\/seeds\//,
		may: [...everyPureRoom, 'server/backend', 'server/data'],
		packages: 'any',
		moveTo: 'Seeds speak through the verbs of src/lib; what they lack belongs there.',
	},
	{
		name: 'scripts',
		files: /^scripts\//,
		may: [],
		packages: 'any',
		moveTo: 'A script starts programs: what knows the product belongs in src/cli or supabase/seeds.',
	},
	{
		name: 'configuration',
		files: /^[^/]+\.(ts|js|mjs|cjs)$/,
		may: ['scripts', 'configuration'],
		packages: 'any',
		moveTo: 'Configuration stands apart from the product.',
	},
];

/** Packages with one owner. `dynamicOnly`: reached by `import()`, so that nobody downloads it before it is needed. */
export const guardedPackages: readonly { name: RegExp; room: string; dynamicOnly?: true }[] = [
	{ name: /^@supabase\//, room: 'server/backend' },
	{ name: /^leaflet(\/|$)/, room: 'map', dynamicOnly: true },
	{ name: /^idb(\/|$)/, room: 'offline' },
	{ name: /^nodemailer(\/|$)/, room: 'server/mail' },
];

/** Rooms outside `src`, where a guarded package may be needed to start, seed or test the product. */
export const unguardedRooms: readonly string[] = [
	'supabase/local',
	'supabase/seeds',
	'scripts',
	'configuration',
];
