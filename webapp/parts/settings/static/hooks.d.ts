interface Hooks {
  // How much room is left, where there is only the small place.
  room: '';
  roomLeft: '';

  // What is kept, and whether the browser has promised to keep it.
  storage: '';
  kept: 'yes' | 'no';
  keptCount: '';
  keptSize: '';
  ofNewer: '';
  ofNewerCount: '';
  backup: 'yes' | 'no';
  backupDay: '';
  persist: '';
  persisted: 'yes' | 'no';

  // Erasing: the question, its answers, what is gone.
  erase: '';
  eraseAsk: '';
  eraseSure: '';
  eraseYes: '';
  eraseNo: '';
  eraseSaid: '';
  erased: string;
  gone: 'yes' | 'no';
}
