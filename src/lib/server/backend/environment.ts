/** Where the Supabase of this installation is, and the keys to it. Hosted or local makes no difference. */
export interface BackendEnvironment {
	url: string;
	publishableKey: string;
	secretKey: string;
}

/**
 * Read when first needed and from the process, so that building asks for nothing and the same module serves
 * the application and the loader of the sample exercise.
 */
export function backendEnvironment(): BackendEnvironment {
	return {
		url: required('SUPABASE_URL'),
		publishableKey: required('SUPABASE_PUBLISHABLE_KEY'),
		secretKey: required('SUPABASE_SECRET_KEY'),
	};
}

function required(name: string): string {
	const value = process.env[name];
	if (value === undefined || value === '') {
		throw new Error(
			`Falta la variable ${name}. «npm start» la pone sola; con un Supabase propio, lee docs/deployment.md.`,
		);
	}
	return value;
}
