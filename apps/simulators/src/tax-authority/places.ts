/** ISO 3166-2:NG. */
export const STATES: Readonly<Record<string, string>> = {
  ...{ 'NG-AB': 'Abia', 'NG-AD': 'Adamawa', 'NG-AK': 'Akwa Ibom', 'NG-AN': 'Anambra', 'NG-BA': 'Bauchi' },
  ...{ 'NG-BE': 'Benue', 'NG-BO': 'Borno', 'NG-BY': 'Bayelsa', 'NG-CR': 'Cross River', 'NG-DE': 'Delta' },
  ...{ 'NG-EB': 'Ebonyi', 'NG-ED': 'Edo', 'NG-EK': 'Ekiti', 'NG-EN': 'Enugu', 'NG-FC': 'Abuja FCT' },
  ...{ 'NG-GO': 'Gombe', 'NG-IM': 'Imo', 'NG-JI': 'Jigawa', 'NG-KD': 'Kaduna', 'NG-KE': 'Kebbi' },
  ...{ 'NG-KN': 'Kano', 'NG-KO': 'Kogi', 'NG-KT': 'Katsina', 'NG-KW': 'Kwara', 'NG-LA': 'Lagos' },
  ...{ 'NG-NA': 'Nasarawa', 'NG-NI': 'Niger', 'NG-OG': 'Ogun', 'NG-ON': 'Ondo', 'NG-OS': 'Osun' },
  ...{ 'NG-OY': 'Oyo', 'NG-PL': 'Plateau', 'NG-RI': 'Rivers', 'NG-SO': 'Sokoto', 'NG-TA': 'Taraba' },
  ...{ 'NG-YO': 'Yobe', 'NG-ZA': 'Zamfara' },
};

/** All of Lagos, Abuja and Bayelsa. */
export const LGAS: Readonly<Record<string, string>> = {
  ...{ 'NG-LA-AGE': 'Agege', 'NG-LA-AJE': 'Ajeromi-Ifelodun', 'NG-LA-ALI': 'Alimosho', 'NG-LA-AMU': 'Amuwo-Odofin' },
  ...{ 'NG-LA-APA': 'Apapa', 'NG-LA-BAD': 'Badagry', 'NG-LA-EPE': 'Epe', 'NG-LA-ETI': 'Eti-Osa' },
  ...{ 'NG-LA-IBE': 'Ibeju-Lekki', 'NG-LA-IFA': 'Ifako-Ijaiye', 'NG-LA-IKE': 'Ikeja', 'NG-LA-IKO': 'Ikorodu' },
  ...{ 'NG-LA-KOS': 'Kosofe', 'NG-LA-LIS': 'Lagos Island', 'NG-LA-LMA': 'Lagos Mainland', 'NG-LA-MUS': 'Mushin' },
  ...{ 'NG-LA-OJO': 'Ojo', 'NG-LA-OSH': 'Oshodi-Isolo', 'NG-LA-SHO': 'Shomolu', 'NG-LA-SUR': 'Surulere' },
  ...{ 'NG-FC-ABA': 'Abaji', 'NG-FC-AMC': 'Abuja Municipal', 'NG-FC-BWA': 'Bwari', 'NG-FC-GWA': 'Gwagwalada' },
  ...{ 'NG-FC-KUJ': 'Kuje', 'NG-FC-KWA': 'Kwali', 'NG-BY-BRA': 'Brass', 'NG-BY-EKE': 'Ekeremor' },
  ...{ 'NG-BY-KOL': 'Kolokuma/Opokuma', 'NG-BY-NEM': 'Nembe', 'NG-BY-OGB': 'Ogbia', 'NG-BY-SAG': 'Sagbama' },
  ...{ 'NG-BY-SIJ': 'Southern Ijaw', 'NG-BY-YEN': 'Yenagoa' },
};
