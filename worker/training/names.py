"""Forenames and surnames from all over the world, for the augmentation that swaps names."""

FORENAMES = tuple(
    """
    Aarav Abena Adaeze Adebayo Agnieszka Ahmed Aiko Ainsley Aisha Akira Alejandra Aleksandr
    Amara Amina Anahera Andrei Ángela Anneke Anouk Aparna Ashok Astrid Ayanda Ayşe Babajide
    Beatriz Bianca Bongani Brendan Caoimhe Catalina Chanda Chidi Chinedu Ciara Clémence
    Dagmar Danica Darius Deepak Dimitra Dmitri Ebele Efua Eilidh Elif Emeka Enrique Esra
    Farah Fatima Femi Fiona Francesca Gareth Giorgos Giulia Gulnara Habib Hamid Hana Haruka
    Helga Hiroshi Ibrahim Ikram Ines Ingrid Iqbal Isabela Ismail Ivana Jamila Jarosław
    Jasmin Javier Jelena Joaquín Jomo Jun Kamala Karim Katarzyna Keoni Khadija Kwabena Kwame
    Lakshmi Lars Leila Liam Lindiwe Luca Luiza Mahmoud Malia Manuela Marek Mariam Marta
    Mehmet Mei Mbali Mihai Milica Min-jun Mohammed Moana Naledi Nasra Natalia Neha Ngozi
    Nikhil Nkechi Noor Nurul Oksana Olumide Omar Oluwaseun Padma Paolo Parisa Pilar Priya
    Rahul Ramesh Rania Renée Rhiannon Rohan Rosalind Rukhsana Sakura Samira Sanjay Sefa
    Shanice Shreya Sibusiso Siew Sipho Siti Sofía Somchai Soraya Stavros Sunita Svetlana
    Tadeusz Takumi Tamar Tanvi Tariq Tendai Thabo Thandiwe Tomasz Tunde Uchenna Ulrike Usha
    Valentina Vikram Wanjiru Wei Xiomara Yasmin Yewande Yuki Yusuf Zainab Zanele Zeynep
    Zoltan
    """.split()
)

SURNAMES = tuple(
    """
    Abara Abdullahi Achterberg Adeleke Afolabi Aguirre Ahluwalia Akhtar Akintola Al-Masri
    Almeida Amankwah Andersson Appiah Aquino Arslan Asante Baczyński Bajwa Banerjee Baptiste
    Barzani Bello Bergström Bhattacharya Boateng Bondarenko Bongiorno Bui Callaghan Calleja
    Chakraborty Chanda Chaudhry Chavez Chukwu Cissé Cordeiro Dahlberg Danjuma Dasgupta
    Deschamps Devereux Dhillon Diallo Dlamini Dogan Doherty Duarte Echeverría Edwardsson
    Ekwueme El-Sayed Erdoğdu Eze Fairweather Faraday Farooqi Fernandes Fitzgibbon Fofana
    Fukuda Gachara Gallagher Ganesan Gbadamosi Georgiou Ghorbani Gunawardena Gupta Haddad
    Halvorsen Haraldsen Hashimoto Hendricks Hernández Hosseini Huang Ibáñez Igwe Iwasaki
    Jayawardene Johansen Kamau Kapoor Karimi Kaya Keita Khumalo Kimani Kipchoge Kobayashi
    Kovačević Kowalczyk Kruger Kumar Kuznetsov Lachance Laurent Lindqvist Lim Łuczak Mabaso
    Machado MacAllister Mahlangu Makinen Malhotra Mbeki Mendonça Menon Mishra Mokoena
    Morozova Mpofu Mthembu Muñoz Mutasa Mwangi Nakamura Nair Ndlovu Nguyen Njoroge Nkosi
    Novák Nowak Nyambura Obi Ocampo Odhiambo Okafor Okonkwo Olawale Onyango Oyelaran Ozturk
    Papadakis Parekh Pereira Petrenko Pham Popescu Pretorius Quintero Qureshi Rahman
    Ramaswamy Rasmussen Reddy Rosário Sadiq Salazar Santangelo Sato Savić Schreiber Sharma
    Shevchenko Sibanda Sithole Soares Somers Srinivasan Suarez Subramaniam Svoboda Takahashi
    Tamm Tan Thapa Tiwari Trujillo Tshabalala Ueda Uzun Vaidya Van Venter Villanueva Vukić
    Wallström Wanyama Wijesinghe Wójcik Yamamoto Yeboah Yilmaz Zhang Zielinski Zuma
    """.split()
)
