package dev.lundi.content;

/** What editors want of an item before its week is gathered. */
public enum ItemMark {

	/** It comes into no issue. */
	SKIP,

	/** It is the editorial, whatever the settings ask for. */
	LEAD

}
