/** The little of nodemailer this room uses; the package brings no types. */
declare module 'nodemailer' {
	export interface Transporter {
		sendMail(mail: {
			from: string;
			to: string;
			subject: string;
			text: string;
			html: string;
		}): Promise<unknown>;
		close(): void;
	}
	export function createTransport(url: string): Transporter;
}
