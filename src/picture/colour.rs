//! Colours, told apart by people who see few of them too.

use crate::document::Role;

/// Red, green, blue.
pub type Colour = [u8; 3];

/// One after the other for tables.
const TABLES: [Colour; 6] =
    [[0, 114, 178], [213, 94, 0], [0, 158, 115], [204, 121, 167], [150, 110, 0], [86, 80, 200]];

/// The colour of a table by its number.
pub fn table(number: u32) -> Colour {
    TABLES[number as usize % TABLES.len()]
}

/// The colour of a paragraph.
pub fn role(role: Role) -> Colour {
    match role {
        Role::Title | Role::Heading(_) => [200, 0, 40],
        Role::ListItem => [0, 130, 60],
        Role::Body => [110, 110, 110],
        Role::Caption | Role::Footnote => [130, 90, 20],
        Role::Furniture => [60, 150, 220],
        Role::Hidden => [200, 0, 200],
    }
}
