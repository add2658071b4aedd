//! Places, by their kind.

use super::{Sentence, has};
use std::sync::LazyLock;

/// The last word of a name, and what such a place is.
const KINDS: [(&str, &str); 9] = [
    ("park gardens common green", "a park"),
    ("lake loch lough reservoir mere tarn water pond", "a lake"),
    (
        "beach bay cove sands coast pier harbour harbor",
        "a place by the sea",
    ),
    ("river canal brook creek", "a river"),
    ("island islands isle isles", "an island"),
    (
        "hill hills moor fell mountain ben peak dale valley glen",
        "a hilly area",
    ),
    ("forest wood woods", "a wood"),
    ("estate court", "a neighbourhood"),
    ("street road lane motorway bypass highway", "a road"),
];

/// What the United Kingdom and its parts are called.
const HOME: [&str; 9] = [
    "england",
    "scotland",
    "wales",
    "northern ireland",
    "britain",
    "great britain",
    "uk",
    "united kingdom",
    "u.k.",
];

/// Countries by the names in use (ISO 3166-1), without the United Kingdom.
const COUNTRIES: &str = "afghanistan|albania|algeria|andorra|angola|argentina|armenia|australia|austria|azerbaijan|bahamas|\
bahrain|bangladesh|barbados|belarus|belgium|belize|benin|bhutan|bolivia|bosnia|botswana|brazil|brunei|bulgaria|burkina faso|\
burundi|cambodia|cameroon|canada|cape verde|chad|chile|china|colombia|comoros|congo|costa rica|croatia|cuba|cyprus|czechia|\
czech republic|denmark|djibouti|dominica|dominican republic|ecuador|egypt|el salvador|eritrea|estonia|eswatini|ethiopia|fiji|\
finland|france|gabon|gambia|the gambia|georgia|germany|ghana|greece|grenada|guatemala|guinea|guyana|haiti|honduras|hong kong|\
hungary|iceland|india|indonesia|iran|iraq|ireland|israel|italy|ivory coast|jamaica|japan|jordan|kazakhstan|kenya|kosovo|kuwait|\
kyrgyzstan|laos|latvia|lebanon|lesotho|liberia|libya|liechtenstein|lithuania|luxembourg|madagascar|malawi|malaysia|maldives|mali|\
malta|mauritania|mauritius|mexico|moldova|monaco|mongolia|montenegro|morocco|mozambique|myanmar|namibia|nepal|netherlands|\
the netherlands|new zealand|nicaragua|niger|nigeria|north korea|north macedonia|norway|oman|pakistan|palestine|panama|\
papua new guinea|paraguay|peru|philippines|the philippines|poland|portugal|qatar|romania|russia|rwanda|saint lucia|samoa|\
saudi arabia|senegal|serbia|seychelles|sierra leone|singapore|slovakia|slovenia|solomon islands|somalia|south africa|\
south korea|south sudan|spain|sri lanka|sudan|suriname|sweden|switzerland|syria|taiwan|tajikistan|tanzania|thailand|togo|tonga|\
trinidad|tunisia|turkey|turkmenistan|uganda|ukraine|united arab emirates|united states|uruguay|usa|uzbekistan|vanuatu|\
vatican|venezuela|vietnam|yemen|zambia|zimbabwe";

/// Regions and counties, as the lists have them, one line after another with commas between.
static REGIONS: &str = include_str!("../../../assets/anonymise/own/places.txt");

/// What is called a city, one on a line.
static CITIES: &str = include_str!("../../../assets/anonymise/cities.txt");

/// "a town", then "a place".
pub(super) fn place(sentence: &Sentence) -> Vec<String> {
    let text = sentence.text();
    let lower = text.to_lowercase();
    let t = &sentence.doc.tokens;
    let first = sentence.at.start;
    let whole = t.get(first).map_or(0, |token| {
        if usize::from(token.phrase.0) == sentence.at.len() {
            token.phrase.1.place()
        } else if sentence.at.len() == 1 {
            token.is.place()
        } else {
            0
        }
    });
    let last = lower
        .rsplit(|c: char| !c.is_alphanumeric())
        .find(|word| !word.is_empty());
    let kind = KINDS
        .iter()
        .find(|(words, _)| last.is_some_and(|last| words.split(' ').any(|word| word == last)))
        .map(|(_, kind)| *kind);
    let here = if sentence.follows("in at from to") {
        "a place"
    } else {
        "somewhere"
    };
    let rung = match whole {
        _ if is_country(&lower) => "another country",
        _ if HOME.contains(&lower.as_str()) => "this country",
        _ if lower.ends_with("shire") || has(text, "county") => "a county",
        _ if kind.is_some() => kind.unwrap_or_default(),
        _ if is_region(text) => "a region",
        _ if is_road(text) => "a road",
        3 if is_city(text) => "a city",
        // The lists know the largest place of a name: Whitby has a large namesake in Ontario.
        1..=3 => "a town",
        _ if text.starts_with(char::is_lowercase) => "a place",
        _ => "a small place",
    };
    vec![rung.to_owned(), "a place".to_owned(), here.to_owned()]
}

/// "a certain place", so that "she is from" one reads as English, and the same wherever it stands; but "that place".
pub(super) fn stands_at(sentence: &Sentence) -> &'static str {
    match sentence.is_determined() {
        true => "a place",
        false => "a certain place",
    }
}

fn is_city(text: &str) -> bool {
    static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| CITIES.lines().collect());
    NAMES.iter().any(|name| name.eq_ignore_ascii_case(text))
}

/// "A9", "M62", "I-95": a road by its number.
fn is_road(text: &str) -> bool {
    let class = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let kind = class.trim_end_matches(['-', '\u{2010}', '\u{2011}']);
    let kinds = ["A", "B", "M", "N", "R", "I", "US", "SR", "CR"];
    class.len() < text.len() && kinds.contains(&kind)
}

fn is_region(text: &str) -> bool {
    static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let lines = REGIONS.lines().filter(|line| !line.starts_with('#'));
        lines.flat_map(|line| line.split(", ")).collect()
    });
    NAMES.iter().any(|name| name.eq_ignore_ascii_case(text))
}

fn is_country(lower: &str) -> bool {
    static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| COUNTRIES.split('|').collect());
    NAMES.contains(&lower)
}
