import { LaunchRefused } from './say.mjs';

/**
 * The one-time link that makes the first administrator, or null when there is one already.
 * @param {{ backend: import('./app.mjs').BackendAddress, origin: string }} options
 * @returns {Promise<string | null>}
 */
export async function firstAdministratorLink({ backend, origin }) {
	const answer = await fetch(new URL('/rest/v1/rpc/issue_first_administrator_link', backend.url), {
		method: 'POST',
		headers: {
			apikey: backend.secretKey,
			authorization: `Bearer ${backend.secretKey}`,
			'content-type': 'application/json',
			'content-profile': 'api',
		},
		body: '{}',
		signal: AbortSignal.timeout(15_000),
	});
	if (!answer.ok) {
		throw new LaunchRefused(
			'no_administrator_link',
			`El proyecto de datos no dio el enlace de la primera administración (respuesta ${answer.status}). ` +
				'¿Ya tiene las migraciones y el esquema «api» expuesto? Lo explica docs/deployment.md.',
		);
	}
	/** @type {{ token: string } | null} */
	const issued = await answer.json();
	return issued === null ? null : new URL(`/inicio/${issued.token}`, origin).href;
}
