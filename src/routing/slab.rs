//! Numbered places that are used again: how classes and pools name each other in four bytes.

/// Values by number; a number is free again once its value is taken out.
#[derive(Clone, Debug)]
pub(super) struct Slab<T> {
    places: Vec<Option<T>>,
    free: Vec<u32>,
}

impl<T> Slab<T> {
    /// Nothing yet.
    pub(super) const fn new() -> Self {
        Self {
            places: Vec::new(),
            free: Vec::new(),
        }
    }

    /// Keeps a value and says under which number.
    pub(super) fn insert(&mut self, value: T) -> u32 {
        if let Some(number) = self.free.pop() {
            self.places[number as usize] = Some(value);
            return number;
        }
        let number =
            u32::try_from(self.places.len()).expect("four billion demands do not fit in memory");
        self.places.push(Some(value));
        number
    }

    /// Takes a value out.
    pub(super) fn remove(&mut self, number: u32) -> Option<T> {
        let value = self.places.get_mut(number as usize)?.take()?;
        self.free.push(number);
        Some(value)
    }

    /// The value under a number that was given out and not taken back.
    pub(super) fn at(&self, number: u32) -> &T {
        self.places[number as usize]
            .as_ref()
            .expect("numbers are kept only while their value is")
    }

    /// As [`Self::at`], to change.
    pub(super) fn at_mut(&mut self, number: u32) -> &mut T {
        self.places[number as usize]
            .as_mut()
            .expect("numbers are kept only while their value is")
    }

    /// All values with their numbers, in order of number.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, &T)> {
        (0..)
            .zip(&self.places)
            .filter_map(|(number, place)| Some((number, place.as_ref()?)))
    }
}
