package dev.lundi.limits;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits among the {@code lundi.delivery} properties. They are texts here, so that
 * what is wrong with one can be said in words.
 *
 * @param domains the domain groups by name, beside those that are known already
 * @param window the hours in which mail may go, such as {@code 07:00-21:00}; always when
 * there is none
 */
@ConfigurationProperties("lundi.delivery")
record LimitProperties(@DefaultValue Map<String, Group> domains, @DefaultValue("") String window) {

	/**
	 * Recipient domains that one provider serves.
	 *
	 * @param domains beside those that are known of a known provider
	 * @param rate at most so many mails, such as {@code 10/s} or {@code 20000/h}; any
	 * number when there is none
	 * @param connections at most so many at once; any number when there is none
	 */
	record Group(@DefaultValue List<String> domains, @Nullable String rate, @Nullable String connections) {
	}

}
