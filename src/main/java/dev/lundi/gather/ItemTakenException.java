package dev.lundi.gather;

/** Another issue took an item since the week was gathered: gather it again. */
public class ItemTakenException extends RuntimeException {

	ItemTakenException(String newsletter, String title) {
		super("« %s » of %s came into another issue meanwhile".formatted(title, newsletter));
	}

}
