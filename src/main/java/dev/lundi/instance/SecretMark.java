package dev.lundi.instance;

import java.security.MessageDigest;

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.stereotype.Component;

/** Refuses a start with another master key than the one the database was used with. */
@Component
final class SecretMark {

	SecretMark(SigningKeys keys, InstanceTable table, Instance instance) {
		byte[] mark = keys.lasting("secret-mark").sign("the secret of this database");
		if (!MessageDigest.isEqual(mark, table.secretMark(mark))) {
			throw new FailureAnalyzedException(
					"lundi.secret is not the one that this database was used with: links in mails that are out would stop working, and nobody on the suppression list would be recognised.",
					"Set lundi.secret (or LUNDI_SECRET) to the former one; where none was set, it is in %s. To change it on purpose, list the former one in lundi.former-secrets. If it is lost for good, « update instance set secret_mark = null » lets the next start take the new one: old links stay dead, and who must not be mailed must be entered again."
						.formatted(instance.dataDir().toAbsolutePath().resolve("secret")));
		}
	}

}
