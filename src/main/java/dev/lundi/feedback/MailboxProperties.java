package dev.lundi.feedback;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mailbox to which people write who leave by mail, before it is checked.
 *
 * @param host of its IMAP server; without one nothing is read
 * @param port 993 by default; 143 on this machine, and where TLS begins by STARTTLS
 * @param username required
 * @param password required
 * @param tls how its connection is secured; by default implicit on port 993, none on this
 * machine, starttls elsewhere
 * @param sslBundle names the SSL bundle with the authorities that may sign its
 * certificate; those that Java knows by default
 * @param folder in which the mails are
 * @param every how long from one look to the next
 * @param delete whether a mail is marked as deleted once it was obeyed
 */
@ConfigurationProperties("lundi.mailbox")
record MailboxProperties(@Nullable String host, @Nullable Integer port, @Nullable String username,
		@Nullable String password, MailboxSettings.@Nullable Tls tls, @Nullable String sslBundle,
		@DefaultValue("INBOX") String folder, @DefaultValue("1m") Duration every, boolean delete) {

	@Override
	public String toString() {
		return "mailbox at " + host;
	}

}
