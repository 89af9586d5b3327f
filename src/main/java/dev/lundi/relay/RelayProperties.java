package dev.lundi.relay;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The {@code lundi.relay} and {@code lundi.relays} properties.
 *
 * @param relay what {@code spring.mail} does not say of the one relay that it declares
 * @param relays several relays; where there is one, {@code spring.mail} declares none
 */
@ConfigurationProperties("lundi")
record RelayProperties(@DefaultValue Main relay, @DefaultValue List<Declaration> relays) {

	/**
	 * The relay that {@code spring.mail} declares.
	 *
	 * @param tls how its connections are secured; by default starttls, implicit on port
	 * 465, none for a relay on this machine
	 */
	record Main(RelaySettings.@Nullable Tls tls) {
	}

	/**
	 * One relay as declared, before it is checked.
	 *
	 * @param name by which the console and the ledger know it; required
	 * @param host its name or address; required
	 * @param port 25 by default, 465 where TLS is implicit
	 * @param username when it wants one
	 * @param password when it wants one
	 * @param tls how its connections are secured; by default starttls, implicit on port
	 * 465, none for a relay on this machine
	 * @param sslBundle names the SSL bundle with the authorities that may sign its
	 * certificate; those that Java knows by default
	 * @param weight its share of the mails beside the others' weights
	 * @param connections how many may be open at once; as many as mailings have by
	 * default
	 * @param rate mails per unit of time, such as 10/s or 20000/h; unlimited by default
	 * @param warmUp how many mails a new relay takes day by day
	 */
	record Declaration(@Nullable String name, @Nullable String host, @Nullable Integer port, @Nullable String username,
			@Nullable String password, RelaySettings.@Nullable Tls tls, @Nullable String sslBundle,
			@DefaultValue("1") int weight, @DefaultValue("0") int connections, @Nullable String rate,
			@Nullable Growth warmUp) {

		@Override
		public String toString() {
			return "relay " + name;
		}

	}

	/**
	 * How many mails a new relay takes day by day.
	 *
	 * @param firstDay how many on the first day; required
	 * @param growth by which each day's number is multiplied for the next
	 * @param since the first day, such as 2026-11-23; required
	 */
	record Growth(@Nullable Integer firstDay, @DefaultValue("1.5") double growth, @Nullable LocalDate since) {
	}

}
