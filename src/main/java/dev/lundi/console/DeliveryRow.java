package dev.lundi.console;

import java.util.regex.Pattern;

import dev.lundi.delivery.Delivery;

/**
 * One person's copy as the page lists it.
 *
 * @param address masked; empty when the person was erased
 */
record DeliveryRow(Delivery delivery, String address) {

	private static final Pattern LOCAL_PART = Pattern.compile("([^\\s<>\"'():,;@])[^\\s<>\"'():,;@]*@");

	/**
	 * What the relay answered. Relays like to quote the address, which is masked here
	 * too.
	 */
	public String reply() {
		return (delivery.reply() != null) ? LOCAL_PART.matcher(delivery.reply()).replaceAll("$1…@") : "";
	}

}
