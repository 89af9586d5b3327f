package dev.lundi.consent;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import dev.lundi.instance.SigningKey;
import dev.lundi.instance.SigningKeys;
import dev.lundi.mail.EmailAddress;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.newsletter.Publisher;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The record of consents. The database itself refuses to change what stands in it; it
 * outlives a person's erasure, so the address is in it as a keyed hash only.
 */
@Component
public class Consents {

	private final JdbcClient db;

	private final SigningKey key;

	private final Newsletters newsletters;

	private final Clock clock;

	Consents(JdbcClient db, SigningKeys keys, Newsletters newsletters, Clock clock) {
		this.db = db;
		this.key = keys.lasting("consent");
		this.newsletters = newsletters;
		this.clock = clock;
	}

	/** The hash under which an address stands in the table {@code consent}. */
	public byte[] hash(EmailAddress email) {
		return key.sign(email.key());
	}

	/**
	 * Records a consent, in the caller's transaction if there is one.
	 */
	public void record(Consent consent) {
		OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
		Consent.Occasion occasion = consent.occasion();
		keep(occasion.wording());
		long id = db.sql("""
				insert into consent (at, subscriber, address_hash, newsletter, action, method, page, language, wording,
				  publisher)
				values (:at, :subscriber, :hash, :newsletter, :action, :method, :page, :language,
				  sha256(convert_to(:words, 'UTF8')), :publisher)
				returning id
				""")
			.param("at", now)
			.param("subscriber", consent.giver().subscriber())
			.param("hash", hash(consent.giver().email()))
			.param("newsletter", consent.newsletter())
			.param("action", consent.action().name())
			.param("method", occasion.method().name())
			.param("page", occasion.page())
			.param("language", occasion.language().toLanguageTag())
			.param("words", (occasion.wording() != null) ? occasion.wording().words() : null)
			.param("publisher", publisher(consent.newsletter()))
			.query(Long.class)
			.single();
		keep(id, now, occasion.origin());
	}

	/**
	 * Records what many have agreed to at once, for which an operator vouches, in the
	 * caller's transaction.
	 */
	public void recordImported(String newsletter, String list, List<Imported> imported) {
		OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
		db.sql("""
				with given as (
				  select * from unnest(:subscribers::bigint[], :hashes::bytea[], :languages::text[], :words::text[])
				    as given (subscriber, hash, language, words)),
				kept as (
				  insert into consent_wording (hash, version, language, words)
				  select distinct on (words) sha256(convert_to(words, 'UTF8')), 'import', language, words from given
				  on conflict do nothing)
				insert into consent (at, subscriber, address_hash, newsletter, action, method, page, language, wording,
				  publisher)
				select :now, subscriber, hash, :newsletter, 'CONFIRMED', 'IMPORT', :list, language,
				  sha256(convert_to(words, 'UTF8')), :publisher
				from given
				""")
			.param("subscribers", imported.stream().map(Imported::subscriber).toArray(Long[]::new))
			.param("hashes", imported.stream().map((one) -> key.sign(one.addressKey())).toArray(byte[][]::new))
			.param("languages", imported.stream().map(Imported::language).toArray(String[]::new))
			.param("words", imported.stream().map(Imported::words).toArray(String[]::new))
			.param("now", now)
			.param("newsletter", newsletter)
			.param("list", list)
			.param("publisher", publisher(newsletter))
			.update();
	}

	/** Keeps the words, once. */
	private void keep(Consent.@Nullable Wording wording) {
		if (wording != null) {
			db.sql("""
					insert into consent_wording (hash, version, language, words)
					values (sha256(convert_to(:words, 'UTF8')), :version, :language, :words)
					on conflict do nothing
					""")
				.param("words", wording.words())
				.param("version", wording.version())
				.param("language", wording.language().toLanguageTag())
				.update();
		}
	}

	private void keep(long consent, OffsetDateTime at, Consent.@Nullable Origin origin) {
		if (origin != null) {
			db.sql("insert into consent_origin (consent, at, ip, user_agent) values (?, ?, ?, ?)")
				.params(consent, at, origin.ip(), origin.userAgent())
				.update();
		}
	}

	/** All consents of this address, each with its words and where it came from. */
	public List<Map<String, @Nullable Object>> of(EmailAddress email) {
		return db
			.sql("""
					select c.id, c.at, c.subscriber, c.address_hash, c.newsletter, c.action, c.method, c.page, c.language,
					  c.publisher, w.version as wording_version, w.language as wording_language, w.words as wording,
					  o.ip, o.user_agent
					from consent c left join consent_wording w on w.hash = c.wording left join consent_origin o on o.consent = c.id
					where c.address_hash = ? order by c.id
					""")
			.param(hash(email))
			.query()
			.listOfRows();
	}

	/** Forgets where all consents of this address came from. */
	public void forgetOrigins(EmailAddress email) {
		db.sql("delete from consent_origin where consent in (select id from consent where address_hash = ?)")
			.param(hash(email))
			.update();
	}

	/**
	 * Forgets where consents came from that were given before this time.
	 * @param most how many at once
	 * @return how many those were
	 */
	public int forgetOrigins(Instant before, int most) {
		return db.sql("""
				delete from consent_origin where consent in (
				  select consent from consent_origin where at < :before order by at limit :most for update skip locked)
				""").param("before", before.atOffset(ZoneOffset.UTC)).param("most", most).update();
	}

	/** Who published the newsletter at that time; empty when it is not declared. */
	private String publisher(String newsletter) {
		return newsletters.find(newsletter).map((declared) -> inOneLine(declared.publisher())).orElse("");
	}

	private static String inOneLine(Publisher publisher) {
		return publisher.postalAddress().isEmpty() ? publisher.name()
				: publisher.name() + ", " + publisher.postalAddress();
	}

	/**
	 * One of many consents.
	 *
	 * @param addressKey the address, as {@link EmailAddress#key()} has it
	 * @param language as a BCP 47 tag
	 * @param words how it was given, in the operator's words
	 */
	public record Imported(long subscriber, String addressKey, String language, String words) {
	}

}
