//! What a finding is called.

/// What a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// A given name, surname or nickname, with its title.
    Person,
    /// An account name, with or without @.
    Handle,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A web address.
    Url,
    /// A street, house, block or flat.
    Address,
    /// A postcode or ZIP.
    Postcode,
    /// A case, member, card, plate or other number given to one person.
    Idnum,
    /// A workplace, school, club, church or practice by its name.
    Org,
    /// A calendar date, or a month or year.
    Date,
    /// An age or school year.
    Age,
    /// A village, town, region or country.
    Place,
    /// A weekday or clock time.
    Time,
    /// A job or role.
    Occupation,
    /// Who belongs to the family.
    Family,
    /// A diagnosis that narrows down.
    Condition,
    /// Origin, faith, sexuality, gender history or migration.
    Demog,
    /// Something that was in the news or is known locally.
    Event,
    /// An initial.
    Initial,
}

impl Label {
    /// Every label, direct ones first.
    pub const ALL: [Label; 19] = [
        Label::Person,
        Label::Handle,
        Label::Email,
        Label::Phone,
        Label::Url,
        Label::Address,
        Label::Postcode,
        Label::Idnum,
        Label::Org,
        Label::Date,
        Label::Age,
        Label::Place,
        Label::Time,
        Label::Occupation,
        Label::Family,
        Label::Condition,
        Label::Demog,
        Label::Event,
        Label::Initial,
    ];

    /// "a name", "a place", for the screen.
    pub fn name(self) -> &'static str {
        match self {
            Label::Person => "a name",
            Label::Handle => "an account name",
            Label::Email => "an e-mail address",
            Label::Phone => "a phone number",
            Label::Url => "a web address",
            Label::Address => "an address",
            Label::Postcode => "a postcode",
            Label::Idnum => "a number given to one person",
            Label::Org => "a named organisation",
            Label::Date => "a date",
            Label::Age => "an age",
            Label::Place => "a place",
            Label::Time => "a day or time",
            Label::Occupation => "a job",
            Label::Family => "a family detail",
            Label::Condition => "a condition",
            Label::Demog => "origin, faith or identity",
            Label::Event => "an event others may know",
            Label::Initial => "an initial",
        }
    }

    /// `person`, `place`: for plans and `--json`.
    pub fn slug(self) -> &'static str {
        match self {
            Label::Person => "person",
            Label::Handle => "handle",
            Label::Email => "email",
            Label::Phone => "phone",
            Label::Url => "url",
            Label::Address => "address",
            Label::Postcode => "postcode",
            Label::Idnum => "idnum",
            Label::Org => "org",
            Label::Date => "date",
            Label::Age => "age",
            Label::Place => "place",
            Label::Time => "time",
            Label::Occupation => "occupation",
            Label::Family => "family",
            Label::Condition => "condition",
            Label::Demog => "demog",
            Label::Event => "event",
            Label::Initial => "initial",
        }
    }

    /// Whether a client is found again by it: a name or an account is theirs alone, a town or a date is not.
    pub fn names_one(self) -> bool {
        self.is_direct() && !matches!(self, Label::Org | Label::Date)
    }

    /// Whether it leads straight to one person (else it narrows down).
    pub fn is_direct(self) -> bool {
        matches!(
            self,
            Label::Person
                | Label::Handle
                | Label::Email
                | Label::Phone
                | Label::Url
                | Label::Address
                | Label::Postcode
                | Label::Idnum
                | Label::Org
                | Label::Date
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_has_a_slug_of_its_own() {
        let slugs: std::collections::BTreeSet<_> = Label::ALL.iter().map(|l| l.slug()).collect();
        assert_eq!(slugs.len(), Label::ALL.len());
    }
}
