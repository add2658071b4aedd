//! 0: what can be changed, and that it says what was.

use crate::sitting::*;

// With the fixed cost of scrypt, about two seconds.
#[test]
fn a_new_key_is_told_when_it_is_made_and_the_focus_is_still_on_its_row() {
    let mut sitting = Sitting::unlocked();
    while !sitting.screen().contains("▸ Key") {
        sitting.press(if sitting.screen().contains("[Settings]") {
            "↓"
        } else {
            "0"
        });
    }
    sitting.key("Enter").words("not this one").key("Enter");
    sitting.sees("A new key").sees_no("•");
    sitting.words(PASSPHRASE).key("Enter");
    sitting.sees("The new recovery sheet");
    sitting.press("Esc ↓ Enter");
    sitting.sees("[Settings]").sees("▸ Key");
    sitting.sees("The journal has a new key and a new recovery sheet");
}

#[test]
fn a_country_is_chosen_from_a_list_and_kept() {
    let mut sitting = Sitting::unlocked();
    sitting.press("0 ↓ ↓ Enter").sees("as it is").press("↓ Esc");
    sitting.sees("▸ Emergency numbers   United Kingdom");
    sitting.press("Enter ↓ Enter").sees("Kept.");
    sitting.sees("▸ Emergency numbers   Ireland");
}
