import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { StartRefused } from '../startRefused';

/** The system user children run as. `null`: the user of this process. */
export type Identity = { uid: number; gid: number; name: string } | null;

/**
 * Postgres refuses to run as root, so root hands it to an unprivileged user: the owner of the cluster if
 * there is one already, else `nobody`, which every Linux has.
 */
export function chooseIdentity(clusterDir: string): Identity {
	if (process.getuid?.() !== 0) {
		refuseForeignCluster(clusterDir);
		return null;
	}
	const users = readUsers();
	if (existsSync(clusterDir)) {
		const { uid, gid } = statSync(clusterDir);
		const owner = users.find((user) => user.uid === uid);
		if (uid !== 0 && owner !== undefined) return { uid, gid, name: owner.name };
	}
	const nobody = users.find((user) => user.name === 'nobody' && user.uid !== 0);
	if (nobody === undefined) {
		throw new StartRefused(
			'no_unprivileged_user',
			'PostgreSQL no puede correr como root y esta máquina no tiene el usuario «nobody». Arranca con un usuario normal.',
		);
	}
	return nobody;
}

function refuseForeignCluster(clusterDir: string): void {
	if (!existsSync(clusterDir)) return;
	const owner = statSync(clusterDir).uid;
	if (owner === process.getuid?.()) return;
	const name = readUsers().find((user) => user.uid === owner)?.name ?? String(owner);
	throw new StartRefused(
		'foreign_cluster',
		`Los datos de ${clusterDir} son del usuario «${name}». Arranca con ese usuario, o elige otra carpeta con --data.`,
	);
}

function readUsers(): { name: string; uid: number; gid: number }[] {
	if (!existsSync('/etc/passwd')) return [];
	return readFileSync('/etc/passwd', 'utf8')
		.split('\n')
		.map((line) => line.split(':'))
		.filter((fields) => fields.length >= 4)
		.map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/** Whether the user can really enter a folder: asked of the system, since modes alone do not tell. */
export function canEnter(folder: string, identity: Identity): boolean {
	return tryAs(identity, '/bin/sh', ['-c', 'cd "$1"', 'sh', folder]);
}

/** Whether a command runs to a good end as that user. */
export function tryAs(identity: Identity, command: string, args: string[]): boolean {
	const { status } = spawnSync(command, args, { ...asUser(identity), cwd: '/', stdio: 'ignore' });
	return status === 0;
}

/** What `spawn` needs to run a child as that user. */
export function asUser(identity: Identity): { uid?: number; gid?: number } {
	return identity === null ? {} : { uid: identity.uid, gid: identity.gid };
}
