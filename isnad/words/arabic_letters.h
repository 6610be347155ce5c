// arabic_letters: the code points the conjugator writes, under their Unicode names.
#pragma once

namespace isnad::words::letters {

inline constexpr char32_t hamza = 0x0621;
inline constexpr char32_t alef_with_madda_above = 0x0622;
inline constexpr char32_t alef_with_hamza_above = 0x0623;
inline constexpr char32_t waw_with_hamza_above = 0x0624;
inline constexpr char32_t alef_with_hamza_below = 0x0625;
inline constexpr char32_t yeh_with_hamza_above = 0x0626;
inline constexpr char32_t alef = 0x0627;
inline constexpr char32_t beh = 0x0628;
inline constexpr char32_t teh_marbuta = 0x0629;
inline constexpr char32_t teh = 0x062A;
inline constexpr char32_t theh = 0x062B;
inline constexpr char32_t jeem = 0x062C;
inline constexpr char32_t hah = 0x062D;
inline constexpr char32_t khah = 0x062E;
inline constexpr char32_t dal = 0x062F;
inline constexpr char32_t thal = 0x0630;
inline constexpr char32_t reh = 0x0631;
inline constexpr char32_t zain = 0x0632;
inline constexpr char32_t seen = 0x0633;
inline constexpr char32_t sheen = 0x0634;
inline constexpr char32_t sad = 0x0635;
inline constexpr char32_t dad = 0x0636;
inline constexpr char32_t tah = 0x0637;
inline constexpr char32_t zah = 0x0638;
inline constexpr char32_t ain = 0x0639;
inline constexpr char32_t ghain = 0x063A;
inline constexpr char32_t feh = 0x0641;
inline constexpr char32_t qaf = 0x0642;
inline constexpr char32_t kaf = 0x0643;
inline constexpr char32_t lam = 0x0644;
inline constexpr char32_t meem = 0x0645;
inline constexpr char32_t noon = 0x0646;
inline constexpr char32_t heh = 0x0647;
inline constexpr char32_t waw = 0x0648;
inline constexpr char32_t alef_maksura = 0x0649;
inline constexpr char32_t yeh = 0x064A;
inline constexpr char32_t fathatan = 0x064B;
inline constexpr char32_t kasratan = 0x064D;
inline constexpr char32_t fatha = 0x064E;
inline constexpr char32_t damma = 0x064F;
inline constexpr char32_t kasra = 0x0650;
inline constexpr char32_t shadda = 0x0651;
inline constexpr char32_t sukun = 0x0652;
inline constexpr char32_t superscript_alef = 0x0670;
inline constexpr char32_t alef_wasla = 0x0671;

}  // namespace isnad::words::letters
